namespace Nabij.Features.Reach;

/// <summary>Names the texts of this feature.</summary>
internal sealed class Texts;
