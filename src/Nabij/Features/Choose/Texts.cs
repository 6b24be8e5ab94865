namespace Nabij.Features.Choose;

internal sealed class Texts;
