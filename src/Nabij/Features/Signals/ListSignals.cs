using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Territories;

namespace Nabij.Features.Signals;

/// <summary><paramref name="Count"/> is null for fewer than <see cref="ListSignals.Least"/>. Names are those of the places, empty for none.</summary>
internal sealed record SignalRow(string Word, string Language, string Municipality, string MunicipalityName, string Neighbourhood, string NeighbourhoodName, SignalSource Source, int? Count);

/// <summary>The signals of the last days, the most frequent first, without small numbers (FIELD 23).</summary>
internal sealed class ListSignals(NabijDb db, TimeProvider clock)
{
    /// <summary>A smaller number of a municipality is not told.</summary>
    public const int Least = 5;

    /// <summary>A smaller number of a neighbourhood is not told, nor its row.</summary>
    public const int LeastOfNeighbourhood = 10;

    public async Task<IReadOnlyList<SignalRow>> RunAsync(int days, CancellationToken ct)
    {
        var after = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-days);

        // A row of a neighbourhood is of searches of up to so many days before: in a shorter list it would say too much, and wrongly.
        var finer = days >= HiddenCount.DaysKept;
        var sums = await db.NeedSignals.AsNoTracking()
            .Where(s => s.Day > after && (finer || s.Neighbourhood == ""))
            .GroupBy(s => new { s.Word, s.Language, s.Municipality, s.Neighbourhood, s.Source })
            .Select(g => new { g.Key.Word, g.Key.Language, g.Key.Municipality, g.Key.Neighbourhood, g.Key.Source, Count = g.Sum(s => s.Count) })
            .ToListAsync(ct);
        var codes = sums.SelectMany(s => new[] { s.Municipality, s.Neighbourhood }).Distinct().ToList();
        var names = (await db.Territories.AsNoTracking().Where(t => codes.Contains(t.Code)).Select(t => new { t.Code, t.Document }).ToListAsync(ct))
            .ToDictionary(t => t.Code, t => Name(t.Document.Name), StringComparer.Ordinal);
        return
        [
            .. sums.GroupBy(s => (s.Word, s.Language, s.Municipality, s.Source))
                .SelectMany(g => Told(g.ToDictionary(s => s.Neighbourhood, s => s.Count, StringComparer.Ordinal)).Select(s => new SignalRow(
                    g.Key.Word, g.Key.Language, g.Key.Municipality, names.GetValueOrDefault(g.Key.Municipality, ""), s.Key, names.GetValueOrDefault(s.Key, ""), g.Key.Source, s.Value >= Least ? s.Value : null)))
                .OrderByDescending(r => r.Count ?? 0)
                .ThenBy(r => r.Word, StringComparer.Ordinal)
                .ThenBy(r => r.Language, StringComparer.Ordinal)
                .ThenBy(r => r.Municipality, StringComparer.Ordinal)
                .ThenBy(r => r.Neighbourhood, StringComparer.Ordinal)
                .ThenBy(r => r.Source),
        ];
    }

    // The rows of one word in one municipality that may be told: neighbourhoods with enough, and none whose number, taken from the
    // municipality's, would leave a small one.
    internal static IEnumerable<KeyValuePair<string, int>> Told(Dictionary<string, int> counts)
    {
        var whole = counts.GetValueOrDefault("");
        var finer = counts.Where(c => c.Key.Length > 0 && c.Value >= LeastOfNeighbourhood).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).ToList();
        while (finer.Count > 0 && whole - finer.Sum(c => c.Value) is not 0 and < Least)
        {
            finer.RemoveAt(finer.Count - 1);
        }

        return counts.Where(c => c.Key.Length == 0).Concat(finer);
    }

    private static string Name(LocalText name) => name.In("nl") == name.In("fr") ? name.In("nl") : $"{name.In("fr")} / {name.In("nl")}";
}
