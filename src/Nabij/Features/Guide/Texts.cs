namespace Nabij.Features.Guide;

internal sealed class Texts;
