using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.Signals;

/// <summary>
/// Adds signals to the database in one transaction that one node holds at a time, so that nodes add up. A word that no vocabulary has is
/// kept from the search on that makes it shared enough; before, only its fingerprint is counted.
/// </summary>
internal sealed class KeepSignals(NabijDb db, Seals seals)
{
    // Rows asked for at once.
    private const int Many = 500;

    public async Task RunAsync(IReadOnlyDictionary<Signal, int> signals, CancellationToken ct)
    {
        if (signals.Count == 0)
        {
            return;
        }

        // In the order of the words: the order of the rows tells nothing either.
        var ordered = signals.OrderBy(s => s.Key.Day).ThenBy(s => s.Key.Word, StringComparer.Ordinal).ThenBy(s => s.Key.Place.Municipality, StringComparer.Ordinal)
            .ThenBy(s => s.Key.Place.Neighbourhood, StringComparer.Ordinal).Select(s => (Signal: s.Key, Count: s.Value)).ToList();
        await using var transaction = await db.BeginExclusiveAsync(ct);
        var hidden = await HiddenAsync(ordered.Where(s => !s.Signal.IsKnown).Select(s => WordPrint(s.Signal)).Concat(ordered.Where(s => s.Signal.Place.Neighbourhood.Length > 0).Select(s => FinerPrint(s.Signal))), ct);
        var kept = await KeptAsync(ordered, ct);
        foreach (var (signal, count) in ordered)
        {
            var open = signal.IsKnown ? count : Qualified(hidden, signal, count);
            if (open == 0)
            {
                continue;
            }

            Add(kept, signal, "", open);
            if (signal.Place.Neighbourhood.Length > 0 && Lots(hidden, signal, open) is var lots and > 0)
            {
                // Of the month: the day of the last of twenty would tell where that one came from.
                Add(kept, signal with { Day = MonthOf(signal.Day) }, signal.Place.Neighbourhood, lots);
            }
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    // How many of these searches may be kept in words.
    private int Qualified(Dictionary<string, List<HiddenCount>> hidden, Signal signal, int count)
    {
        var counts = Count(hidden, WordPrint(signal), signal.Day, count);
        var within = counts.Where(c => c.Count > 0 && c.Day <= signal.Day && c.Day > signal.Day.AddDays(-HiddenCount.DaysKept)).ToList();
        return within.Count < HiddenCount.LeastDays ? 0 : Math.Clamp(within.Sum(c => c.Count) - HiddenCount.LeastSearches + 1, 0, count);
    }

    // Full lots only: what is left goes on being counted by its fingerprint.
    private int Lots(Dictionary<string, List<HiddenCount>> hidden, Signal signal, int count)
    {
        var counts = Count(hidden, FinerPrint(signal), signal.Day, count);
        var within = counts.Where(c => c.Day > signal.Day.AddDays(-HiddenCount.DaysKept)).ToList();
        var lots = within.Sum(c => c.Count) / KeptSignal.FinerFrom * KeptSignal.FinerFrom;
        var taken = lots;
        foreach (var row in within.OrderBy(c => c.Day))
        {
            var part = Math.Min(row.Count, taken);
            (row.Count, taken) = (row.Count - part, taken - part);
        }

        return lots;
    }

    private List<HiddenCount> Count(Dictionary<string, List<HiddenCount>> hidden, string fingerprint, DateOnly day, int count)
    {
        var counts = hidden.TryGetValue(fingerprint, out var found) ? found : hidden[fingerprint] = [];
        if (counts.Find(c => c.Day == day) is not { } row)
        {
            row = new HiddenCount { Fingerprint = fingerprint, Day = day };
            db.Add(row);
            counts.Add(row);
        }

        row.Count += count;
        return counts;
    }

    private void Add(Dictionary<(string, string, string, string, SignalSource, DateOnly), KeptSignal> kept, Signal signal, string neighbourhood, int count)
    {
        var key = (signal.Word, signal.Language, signal.Place.Municipality, neighbourhood, signal.Source, signal.Day);
        if (!kept.TryGetValue(key, out var row))
        {
            row = kept[key] = new KeptSignal
            {
                Word = signal.Word,
                Language = signal.Language,
                Municipality = signal.Place.Municipality,
                Neighbourhood = neighbourhood,
                Source = signal.Source,
                Day = signal.Day,
            };
            db.Add(row);
        }

        row.Count += count;
    }

    private async Task<Dictionary<string, List<HiddenCount>>> HiddenAsync(IEnumerable<string> fingerprints, CancellationToken ct)
    {
        var found = new List<HiddenCount>();
        foreach (var chunk in fingerprints.Distinct(StringComparer.Ordinal).Chunk(Many))
        {
            found.AddRange(await db.NeedHiddenCounts.Where(c => chunk.Contains(c.Fingerprint)).ToListAsync(ct));
        }

        return found.GroupBy(c => c.Fingerprint, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
    }

    private async Task<Dictionary<(string, string, string, string, SignalSource, DateOnly), KeptSignal>> KeptAsync(List<(Signal Signal, int Count)> signals, CancellationToken ct)
    {
        var found = new List<KeptSignal>();
        var days = signals.SelectMany(s => new[] { s.Signal.Day, MonthOf(s.Signal.Day) }).Distinct().ToList();
        foreach (var chunk in signals.Select(s => s.Signal.Word).Distinct(StringComparer.Ordinal).Chunk(Many))
        {
            found.AddRange(await db.NeedSignals.Where(s => days.Contains(s.Day) && chunk.Contains(s.Word)).ToListAsync(ct));
        }

        return found.ToDictionary(s => (s.Word, s.Language, s.Municipality, s.Neighbourhood, s.Source, s.Day));
    }

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    private string WordPrint(Signal signal) => seals.Fingerprint($"{signal.Language}\n{signal.Word}", "word of a need");

    private string FinerPrint(Signal signal) => seals.Fingerprint($"{signal.Language}\n{signal.Word}\n{signal.Source}\n{signal.Place.Municipality}\n{signal.Place.Neighbourhood}", "word of a need in a neighbourhood");
}
