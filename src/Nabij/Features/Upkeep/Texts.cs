namespace Nabij.Features.Upkeep;

/// <summary>Names the texts of this feature.</summary>
internal sealed class Texts;
