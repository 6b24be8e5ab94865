namespace Nabij.Features.Helplines;

internal sealed class Texts;
