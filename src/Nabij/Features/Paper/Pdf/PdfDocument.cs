namespace Nabij.Features.Paper;

/// <summary>What becomes a file: a booklet, or one page per choice. <paramref name="Foot"/> stands at the foot of every page.</summary>
internal sealed record PdfDocument(string Title, string Foot, Booklet? Booklet, IReadOnlyList<PaperEntry> Sheets);
