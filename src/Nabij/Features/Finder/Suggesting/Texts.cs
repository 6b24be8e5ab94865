namespace Nabij.Features.Finder.Suggesting;

/// <summary>Names <c>Texts.resx</c>.</summary>
internal sealed class Texts;
