namespace Nabij.Features.About;

internal sealed class Texts;
