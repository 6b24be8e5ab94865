namespace Nabij.Features.Editing;

/// <summary>Names the texts of this feature.</summary>
internal sealed class Texts;
