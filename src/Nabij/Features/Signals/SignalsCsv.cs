using System.Globalization;

namespace Nabij.Features.Signals;

/// <summary>Signals as a spreadsheet reads them: RFC 4180, and no cell is a formula.</summary>
internal static class SignalsCsv
{
    public static IEnumerable<string> Lines(IReadOnlyList<SignalRow> rows) =>
        rows.Select(row => string.Join(',', new[]
        {
            row.Word, row.Language, row.Municipality, row.MunicipalityName, row.Neighbourhood, row.NeighbourhoodName, row.Source.ToString().ToLowerInvariant(), Number(row),
        }.Select(Cell))).Prepend("word,language,municipality,municipality_name,neighbourhood,neighbourhood_name,source,count");

    public static string Number(SignalRow row) => row.Count?.ToString(CultureInfo.InvariantCulture) ?? $"fewer than {ListSignals.Least}";

    // A spreadsheet takes what begins so for a formula.
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return safe.AsSpan().IndexOfAny("\",\r\n'") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
