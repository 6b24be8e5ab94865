namespace Nabij.Search.Suggesting;

/// <summary>An entry, and which of its names fits what was typed best.</summary>
internal readonly record struct FoundName(int Entry, int Name);

/// <summary>All names of a <see cref="SuggestionList{T}"/>, found by the beginnings of their words.</summary>
internal sealed class NameList
{
    private const int LeastLetters = 2;

    private readonly record struct Listed(int Entry, int Name, int Group, string Folded, SuggestedName Given)
    {
        // Letters that must be typed before it is offered. Of a name that is not shown the reader sees no more than where it leads, so it must be sure.
        public int Needs => Given.Sentence || !Given.MayShow ? (Folded.Length + 1) / 2 : LeastLetters;
    }

    /// <summary>A word typed: what in the list it begins, and whether only with a slip.</summary>
    private sealed record Typed(string[] Begins, int[] Words, bool Slip);

    private readonly Listed[] _names;
    private readonly WordBeginnings _words;

    private NameList(Listed[] names, WordBeginnings words) => (_names, _words) = (names, words);

    public static NameList Build(IReadOnlyList<(int Group, IReadOnlyList<SuggestedName> Names)> entries)
    {
        var names = new List<Listed>();
        for (var entry = 0; entry < entries.Count; entry++)
        {
            for (var name = 0; name < entries[entry].Names.Count; name++)
            {
                var given = entries[entry].Names[name];
                if (FoldedWords.Of(given.Text) is { Count: > 0 } words)
                {
                    names.Add(new(entry, name, Math.Clamp(entries[entry].Group, 0, 15), string.Join(' ', words), given));
                }
            }
        }
        return new([.. names], WordBeginnings.Build(names.ConvertAll(n => n.Folded)));
    }

    public IReadOnlyList<FoundName> Find(string text, string language, int limit, Func<int, bool>? may)
    {
        var words = FoldedWords.Typed(text);
        if (words.TrueForAll(w => w.Length < LeastLetters) || limit <= 0)
        {
            return [];
        }
        var found = Find(words, language, limit, may);

        // Who writes "thuis verpleging" means thuisverpleging.
        return found.Count == 0 && words.Count > 1 ? Find([string.Concat(words)], language, limit, may) : found;
    }

    private IReadOnlyList<FoundName> Find(List<string> words, string language, int limit, Func<int, bool>? may)
    {
        var typed = words.ConvertAll(Read);
        if (typed.Exists(t => t.Words.Length == 0))
        {
            return [];
        }
        var whole = string.Join(' ', words);
        var rarest = typed.MinBy(t => t.Words.Sum(w => (long)_words.NamesWith(w).Length))!;
        var best = new BestNames(limit);
        foreach (var word in rarest.Words)
        {
            foreach (var number in _words.NamesWith(word))
            {
                var name = _names[number];
                if (whole.Length >= name.Needs && FitOf(name.Folded, whole, typed) is { } fit)
                {
                    var own = name.Given.MayShow && string.Equals(name.Given.Language, language, StringComparison.Ordinal);
                    var rank = BestNames.RankOf(fit, name.Given.Strength, own, name.Group, name.Folded.Length, name.Entry);
                    if (best.Takes(rank) && (may is null || may(name.Entry)))
                    {
                        best.Add(rank, name.Entry, name.Name);
                    }
                }
            }
        }
        return best.InOrder();
    }

    private Typed Read(string word)
    {
        var range = _words.Beginning(word);
        if (range.End.Value > range.Start.Value)
        {
            return new([word], [.. Enumerable.Range(range.Start.Value, range.End.Value - range.Start.Value)], Slip: false);
        }
        var slips = _words.BeginningWithSlip(word);
        return new([.. slips.Select(w => _words[w])], [.. slips], Slip: true);
    }

    private static Fit? FitOf(string name, string whole, List<Typed> typed)
    {
        if (At(name, whole) is var at and >= 0)
        {
            return at > 0 ? Fit.Word : name.Length == whole.Length ? Fit.Whole : Fit.Beginning;
        }
        var slip = false;
        foreach (var word in typed)
        {
            if (!Array.Exists(word.Begins, b => At(name, b) >= 0))
            {
                return null;
            }
            slip |= word.Slip;
        }
        return slip ? Fit.Slip : Fit.Apart;
    }

    // Where the letters begin a word of the name, or -1.
    private static int At(string name, string letters)
    {
        for (var at = name.IndexOf(letters, StringComparison.Ordinal); at >= 0; at = name.IndexOf(letters, at + 1, StringComparison.Ordinal))
        {
            if (at == 0 || name[at - 1] == ' ')
            {
                return at;
            }
        }
        return -1;
    }
}
