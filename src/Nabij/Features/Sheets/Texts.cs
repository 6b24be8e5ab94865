namespace Nabij.Features.Sheets;

/// <summary>Names the texts of this feature.</summary>
internal sealed class Texts;
