using System.Runtime.InteropServices;

namespace Nabij.Search.Language;

/// <summary>
/// Splits Dutch compounds into words that are known: <c>thuisverpleging</c> is thuis + verpleging. It knows what it was built from,
/// and splits the same way for as long as it lives. Safe to use from any thread.
/// Fewest parts win, then long and frequent ones. A word it is not sure of stays whole: a wrong part finds wrong help.
/// </summary>
internal sealed class CompoundSplitter
{
    public const int MostParts = 4;
    private const int LeastPart = 4;
    private const int LeastShortPart = 3;

    // Costs: one part more outweighs everything the others can win, so that the fewest parts win.
    private const double PartCost = 20;
    private const double LetterGain = 0.2;
    private const double CountGain = 0.4;
    private const double LinkCost = 1;
    private const double DerivedCost = 1.5;
    private const int LettersThatGain = 10;
    private const double CountThatGains = 5;

    private readonly Dictionary<string, double> _firsts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _verbFirsts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _lasts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _lastStems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double>.AlternateLookup<ReadOnlySpan<char>> _firstOf;
    private readonly Dictionary<string, double>.AlternateLookup<ReadOnlySpan<char>> _verbFirstOf;

    /// <summary>From folded words with how often they occur.</summary>
    public CompoundSplitter(IEnumerable<KeyValuePair<string, int>> lexicon)
    {
        foreach (var word in CompoundParts.AlwaysKnown)
        {
            Learn(word, 0);
        }
        foreach (var (word, count) in lexicon)
        {
            Learn(word, CountGain * Math.Min(Math.Log(1 + Math.Max(count, 0)), CountThatGains));
        }
        _firstOf = _firsts.GetAlternateLookup<ReadOnlySpan<char>>();
        _verbFirstOf = _verbFirsts.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The parts of a folded word, without the letters that link them; empty when it is no compound.</summary>
    public IReadOnlyList<string> Split(string folded)
    {
        if (folded.Length is < LeastPart + LeastShortPart or > WordReader.MostLetters || CompoundParts.IsOneWord(folded))
        {
            return [];
        }

        // paths[parts, end]: the cheapest way to read the letters before end as so many first parts.
        var width = folded.Length + 1;
        Span<Path> paths = stackalloc Path[MostParts * width];
        paths.Fill(new(double.PositiveInfinity, 0, 0));
        paths[0] = new(0, 0, 0);
        var (bestCost, bestParts, bestStart) = (double.PositiveInfinity, 0, 0);
        for (var start = 0; start <= folded.Length - LeastPart; start++)
        {
            var last = -1.0;
            var isReached = false;
            for (var parts = 0; parts < MostParts; parts++)
            {
                var cost = paths[(parts * width) + start].Cost;
                if (double.IsInfinity(cost))
                {
                    continue;
                }
                isReached = true;
                if (parts > 0)
                {
                    last = last < 0 ? LastCost(folded, start) : last;
                    if (cost + last < bestCost)
                    {
                        (bestCost, bestParts, bestStart) = (cost + last, parts, start);
                    }
                }
            }
            if (isReached)
            {
                Extend(folded, start, paths);
            }
        }
        return double.IsInfinity(bestCost) ? [] : Read(folded, paths, bestParts, bestStart);
    }

    private void Learn(string word, double gain)
    {
        if (!CompoundParts.MayBePart(word))
        {
            return;
        }
        Raise(_firsts, word, gain);
        foreach (var form in CompoundParts.FormsAsFirst(word))
        {
            Raise(_verbFirsts, form, gain - DerivedCost);
        }
        if (CompoundParts.MayBeLast(word))
        {
            Raise(_lasts, word, gain);
            Raise(_lastStems, DutchStemmer.Stem(word), gain - DerivedCost);
        }
    }

    private void Extend(string folded, int start, Span<Path> paths)
    {
        var width = folded.Length + 1;
        for (var end = start + LeastShortPart; end <= folded.Length - LeastPart; end++)
        {
            // No letter links a verb: woonsparen is no woon + s + paren.
            var first = folded.AsSpan(start, end - start);
            var mayLink = _firstOf.TryGetValue(first, out var gain);
            if (!mayLink && !_verbFirstOf.TryGetValue(first, out gain))
            {
                continue;
            }
            var cost = Cost(end - start, gain);
            foreach (var link in CompoundParts.Links)
            {
                var next = end + link.Length;
                if ((link.Length > 0 && !mayLink) || next > folded.Length - LeastPart
                    || !folded.AsSpan(end).StartsWith(link, StringComparison.Ordinal))
                {
                    continue;
                }
                var step = cost + (link.Length > 0 ? LinkCost : 0);
                for (var parts = 0; parts < MostParts - 1; parts++)
                {
                    var total = paths[(parts * width) + start].Cost + step;
                    ref var path = ref paths[((parts + 1) * width) + next];
                    if (total < path.Cost)
                    {
                        path = new(total, (byte)start, (byte)end);
                    }
                }
            }
        }
    }

    private double LastCost(string folded, int start)
    {
        var last = folded[start..];
        if (_lasts.TryGetValue(last, out var gain)
            || (CompoundParts.MayBePart(last) && CompoundParts.MayBeLast(last) && _lastStems.TryGetValue(DutchStemmer.Stem(last), out gain)))
        {
            return Cost(last.Length, gain);
        }
        return double.PositiveInfinity;
    }

    private static double Cost(int letters, double gain) => PartCost - (LetterGain * Math.Min(letters, LettersThatGain)) - gain;

    private static string[] Read(string folded, Span<Path> paths, int firsts, int start)
    {
        var parts = new string[firsts + 1];
        parts[firsts] = folded[start..];
        for (var i = firsts; i > 0; i--)
        {
            var path = paths[(i * (folded.Length + 1)) + start];
            parts[i - 1] = folded[path.Start..path.End];
            start = path.Start;
        }
        return parts;
    }

    private static void Raise(Dictionary<string, double> gains, string word, double gain)
    {
        ref var kept = ref CollectionsMarshal.GetValueRefOrAddDefault(gains, word, out var exists);
        kept = exists ? Math.Max(kept, gain) : gain;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Path(double Cost, byte Start, byte End);
}
