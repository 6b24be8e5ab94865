using CsvHelper;
using Nabij.Platform;

namespace Nabij.Features.Sheets;

/// <summary>One row with its number in the spreadsheet, and its cells by column code.</summary>
internal sealed record SheetLine(int Row, IReadOnlyDictionary<string, string> Cells);

/// <summary>A spreadsheet as it was read.</summary>
/// <param name="Letters">Where each known column stands.</param>
/// <param name="Unknown">Heads of columns that are not ours.</param>
/// <param name="Problems">Rows that can't be read.</param>
internal sealed record SheetTable(
    IReadOnlyDictionary<string, string> Letters, IReadOnlyList<string> Unknown, IReadOnlyList<SheetLine> Lines, IReadOnlyList<SheetProblem> Problems, Func<string, string>? Narrow)
{
    /// <summary>How the spreadsheet names a column: <c>C (name.nl)</c>.</summary>
    public string NameOf(string code) => Letters.TryGetValue(code, out var letter) ? $"{letter} ({code})" : code;
}

/// <summary>Reads what a spreadsheet program wrote: in several writings, with several signs between cells. What can't be told is refused, never guessed.</summary>
internal static class SheetReader
{
    public const int MaxBytes = 30 * 1024 * 1024;
    public const int MaxRows = 20_000;
    private const int MaxColumns = 200;
    private const int MaxHead = 100;
    private const int MaxHeadRow = 20_000;
    private const string Hint = "sep=";
    private static readonly char[] Separators = [';', ',', '\t'];

    public static Result<SheetTable> Read(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith("PK"u8))
        {
            return SheetProblems.Workbook;
        }

        if (SheetText.Read(bytes) is not { } text)
        {
            return SheetProblems.Encoding;
        }

        // Excel's own line about the separator is a row to nobody but Excel.
        var words = text.Words;
        var start = words.StartsWith(Hint, StringComparison.OrdinalIgnoreCase) && words.IndexOfAny(['\r', '\n']) is > 0 and var end ? end + (words.AsSpan(end).StartsWith("\r\n") ? 2 : 1) : 0;
        return Separators.Select(s => Head(words[start..Math.Min(words.Length, start + MaxHeadRow)], s)).MaxBy(h => h.Known) is { Known: > 0 } head ? Read(words[start..], head.Heads, head.Separator, start > 0 ? 1 : 0, text.Narrow) : SheetProblems.NoColumns;
    }

    private static (int Known, List<string> Heads, char Separator) Head(string words, char separator)
    {
        using var reader = CsvReader.FromText(words, Options(separator, null));
        var heads = reader.Read() && reader.FieldCount <= MaxColumns ? Enumerable.Range(0, reader.FieldCount).Select(i => SheetCell.Read(reader.GetString(i)).ToLowerInvariant()).ToList() : [];
        return (heads.Contains(SheetColumns.Key) && heads.Contains(SheetColumns.Version) ? heads.Count : 0, heads, separator);
    }

    private static Result<SheetTable> Read(string words, List<string> heads, char separator, int above, Func<string, string>? narrow)
    {
        var known = heads.Select(h => h is SheetColumns.Key or SheetColumns.Version || SheetColumns.ByCode.ContainsKey(h) ? h : null).ToList();
        if (known.OfType<string>().GroupBy(h => h, StringComparer.Ordinal).Any(g => g.Count() > 1))
        {
            return SheetProblems.ColumnTwice;
        }

        var (lines, problems) = (new List<SheetLine>(), new List<SheetProblem>());
        using var reader = CsvReader.FromText(words, Options(separator, m =>
        {
            // A quote in the middle of a word is a quote.
            if (m.Reason != CsvMalformedReason.StrayQuote)
            {
                problems.Add(new SheetProblem((int)m.RecordNumber + above, "", "sheet.quote"));
            }
        }));
        reader.Read();
        while (reader.Read())
        {
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            var some = false;
            var row = (int)reader.RowNumber + above;
            for (var i = 0; i < reader.FieldCount; i++)
            {
                var cell = SheetCell.Read(reader.GetString(i));
                some |= cell.Length > 0;
                if (i < known.Count && known[i] is { } code)
                {
                    cells[code] = cell;
                }
                else if (i >= known.Count && cell.Length > 0)
                {
                    problems.Add(new SheetProblem(row, SheetColumns.LetterOf(i), "sheet.cells"));
                    break;
                }
            }

            if (some)
            {
                lines.Add(new SheetLine(row, cells));
            }

            if (lines.Count > MaxRows)
            {
                return SheetProblems.TooManyRows;
            }
        }

        return new SheetTable(
            known.Index().Where(h => h.Item is not null).ToDictionary(h => h.Item!, h => SheetColumns.LetterOf(h.Index), StringComparer.Ordinal),
            [.. heads.Index().Where(h => known[h.Index] is null && h.Item.Length > 0).Select(h => h.Item.Length > MaxHead ? h.Item[..MaxHead] + "…" : h.Item)],
            lines,
            problems,
            narrow);
    }

    private static CsvReaderOptions Options(char separator, Action<CsvMalformedRecord>? malformed) =>
        new() { Separator = separator, HasHeader = false, SkipEmptyLines = false, DetectSeparatorHint = false, MalformedData = CsvMalformedDataHandling.Recover, OnMalformedRecord = malformed };
}
