namespace Nabij.Features.Finder;

internal sealed class Texts;
