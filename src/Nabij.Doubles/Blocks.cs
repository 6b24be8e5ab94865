using System.Runtime.InteropServices;

namespace Nabij.Doubles;

/// <summary>
/// Which entries are worth comparing: those that share a key that few have. The keys of all lie in one sorted array, a few dozen of each
/// entry, so that memory grows with the entries and not with their pairs.
/// </summary>
internal sealed class Blocks
{
    private readonly int[] _members;

    // Of each entry: where the small blocks that it is in begin and end among the members.
    private readonly List<(int From, int To)>[] _of;

    public Blocks(IReadOnlyList<Prepared> entries, Vocabulary words)
    {
        var (keys, members) = (new List<ulong>(), new List<int>());
        for (var i = 0; i < entries.Count; i++)
        {
            foreach (var key in KeysOf(entries[i], words).Distinct())
            {
                keys.Add(key);
                members.Add(i);
            }
        }

        (var sorted, _members) = (keys.ToArray(), members.ToArray());
        Array.Sort(sorted, _members);
        _of = new List<(int, int)>[entries.Count];
        for (var from = 0; from < sorted.Length;)
        {
            var to = from + 1;
            while (to < sorted.Length && sorted[to] == sorted[from])
            {
                to++;
            }

            if (to - from is > 1 and <= Weights.LargestBlock)
            {
                for (var i = from; i < to; i++)
                {
                    (_of[_members[i]] ??= []).Add((from, to));
                }
            }

            from = to;
        }
    }

    /// <summary>The entries behind this one that it is to be compared with, each once.</summary>
    /// <param name="seen">As long as there are entries; who was met for which entry.</param>
    public IEnumerable<int> PartnersOf(int entry, int[] seen)
    {
        foreach (var (from, to) in _of[entry] ?? [])
        {
            for (var i = from; i < to; i++)
            {
                var other = _members[i];
                if (other > entry && seen[other] != entry)
                {
                    seen[other] = entry;
                    yield return other;
                }
            }
        }
    }

    private static IEnumerable<ulong> KeysOf(Prepared entry, Vocabulary words)
    {
        var rare = entry.Rare.Take(Weights.RareWords).ToList();
        var contacts = entry.Phones.Concat(entry.Mails).Concat(entry.Pages.SelectMany(p => new[] { p.Site, p.Page }))
            .Concat(entry.Places.SelectMany(p => p.Streets.Select(s => s.Door))).Where(n => n != 0).ToList();
        foreach (var contact in contacts)
        {
            yield return Key(1, contact, 0);
            foreach (var word in rare)
            {
                yield return Key(2, contact, word);
            }
        }

        foreach (var name in entry.Names)
        {
            yield return Key(3, name.Whole, 0);
        }

        for (var i = 0; i < rare.Count; i++)
        {
            yield return Key(4, rare[i], 0);
            foreach (var place in entry.Places.Where(p => p.Postcode != 0))
            {
                yield return Key(5, rare[i], place.Postcode);
            }

            for (var j = i + 1; j < rare.Count; j++)
            {
                yield return Key(6, Math.Min(rare[i], rare[j]), Math.Max(rare[i], rare[j]));
            }
        }

        // A slip is in the first half of a word or in the second.
        foreach (var word in rare.Take(2).Select(words.TextOf).Where(w => w.Length >= 6 && !w.Contains(':', StringComparison.Ordinal)))
        {
            foreach (var place in entry.Places.Where(p => p.Postcode != 0))
            {
                yield return Key(7, Hash(word.AsSpan(0, word.Length / 2)), place.Postcode);
                yield return Key(8, Hash(word.AsSpan(word.Length - (word.Length / 2))), place.Postcode);
            }

            yield return Key(9, Hash(word.AsSpan(0, 5)), Hash(word.AsSpan(0, word.Length / 2)));
            yield return Key(10, Hash(word.AsSpan(word.Length - 5)), 0);
        }
    }

    // Two keys that meet by chance only cost a comparison.
    private static ulong Key(int kind, int a, int b)
    {
        var key = ((ulong)(uint)a << 32 | (uint)b) + ((ulong)kind * 0x9E3779B97F4A7C15);
        key = (key ^ (key >> 30)) * 0xBF58476D1CE4E5B9;
        key = (key ^ (key >> 27)) * 0x94D049BB133111EB;
        return key ^ (key >> 31);
    }

    // The same in every run, unlike string.GetHashCode.
    private static int Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261;
        foreach (var b in MemoryMarshal.AsBytes(text))
        {
            hash = (hash ^ b) * 16777619;
        }

        return unchecked((int)hash);
    }
}
