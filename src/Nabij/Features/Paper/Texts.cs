namespace Nabij.Features.Paper;

internal sealed class Texts;
