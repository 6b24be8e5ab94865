namespace Nabij.Features.Doubles;

/// <summary>Names the texts of this feature.</summary>
internal sealed class Texts;
