using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Signals;
using Nabij.Platform;

namespace Nabij.Features.Editors;

/// <summary>Words of needs that were not met, the most frequent first; small numbers are not told. Also as a spreadsheet.</summary>
[Authorize(Policies.Editor)]
internal sealed class SignalsPage(ListSignals list) : PageModel
{
    public const int Most = 200;

    /// <summary>One period for all: what two lists differ by would tell small numbers.</summary>
    public const int Days = 90;

    public IReadOnlyList<SignalRow> Rows { get; private set; } = [];
    public int All { get; private set; }

    /// <summary>Code of the one municipality asked for; empty: all.</summary>
    public string Place { get; private set; } = "";

    /// <summary>Codes and names of the municipalities that have signals.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Places { get; private set; } = [];

    public async Task OnGetAsync(string? place, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        var rows = await FindAsync(place, ct);
        (Rows, All) = ([.. rows.Take(Most)], rows.Count);
    }

    public async Task<IActionResult> OnGetCsvAsync(string? place, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        var lines = SignalsCsv.Lines(await FindAsync(place, ct));

        // With the mark by which a spreadsheet knows UTF-8.
        return File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n")).ToArray(), "text/csv; charset=utf-8", "signals.csv");
    }

    private async Task<IReadOnlyList<SignalRow>> FindAsync(string? place, CancellationToken ct)
    {
        var rows = await list.RunAsync(Days, ct);
        Places = [.. rows.Where(r => r.Municipality.Length > 0).DistinctBy(r => r.Municipality, StringComparer.Ordinal)
            .Select(r => KeyValuePair.Create(r.Municipality, r.MunicipalityName.Length > 0 ? r.MunicipalityName : r.Municipality)).OrderBy(p => p.Value, StringComparer.CurrentCulture)];
        Place = Places.Any(p => p.Key == place) ? place! : "";
        return Place.Length == 0 ? rows : [.. rows.Where(r => r.Municipality == Place)];
    }
}
