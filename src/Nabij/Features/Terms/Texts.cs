namespace Nabij.Features.Terms;

/// <summary>Names the texts of this feature.</summary>
internal sealed class Texts;
