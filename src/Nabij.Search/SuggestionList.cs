using Nabij.Search.Suggesting;

namespace Nabij.Search;

/// <summary>A name that leads to something. <paramref name="Language"/> is an ISO 639-1 code, <paramref name="Strength"/> runs from 0 to 1.</summary>
/// <param name="MayShow">False: understood and never shown.</param>
/// <param name="Sentence">Offered only once half of it is typed: nobody is told what to say.</param>
public sealed record SuggestedName(string Language, string Text, double Strength = 1, bool MayShow = true, bool Sentence = false);

/// <summary>Something to suggest. Of what fits equally well a lower <paramref name="Group"/> (0 to 15) comes first.</summary>
public sealed record Suggestable<T>(T Shown, int Group, IReadOnlyList<SuggestedName> Names);

/// <summary><paramref name="By"/> is the name that what was typed begins.</summary>
public sealed record Suggestion<T>(T Shown, SuggestedName By);

/// <summary>
/// What people may mean while they type: a sorted list of folded words, and per word the names that have it. Immutable; takes no lock.
/// </summary>
public sealed class SuggestionList<T>
{
    private readonly Suggestable<T>[] _entries;
    private readonly NameList _names;

    internal SuggestionList(Suggestable<T>[] entries, NameList names) => (_entries, _names) = (entries, names);

    /// <summary>
    /// What begins so: each word typed begins a word of the name, in any order. First whole names, then beginnings of names, then words within
    /// names, then with one typing mistake; names in the reader's <paramref name="language"/> before others. The same text always gives the same answer.
    /// </summary>
    /// <param name="text">Of any length and any content. Longer than <see cref="SuggestionList.LongestText"/> is a story: nothing is suggested.</param>
    /// <param name="may">Says of an entry whether it may be suggested here; null: all may.</param>
    public IReadOnlyList<Suggestion<T>> Find(string text, string language, int limit, Func<T, bool>? may = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. _names.Find(text, language, limit, may is null ? null : e => may(_entries[e].Shown))
            .Select(f => new Suggestion<T>(_entries[f.Entry].Shown, _entries[f.Entry].Names[f.Name]))];
    }

    /// <summary>As <see cref="Find"/>; when the whole says nothing, by its longest word that says something.</summary>
    public IReadOnlyList<Suggestion<T>> FindAny(string text, string language, int limit, Func<T, bool>? may = null)
    {
        var found = Find(text, language, limit, may);
        return found.Count > 0
            ? found
            : FoldedWords.Typed(text).Where(w => w.Length >= SuggestionList.LeastForWordAlone)
                .OrderByDescending(w => w.Length)
                .Select(w => Find(w, language, limit, may))
                .FirstOrDefault(f => f.Count > 0) ?? [];
    }
}

/// <summary>Builds a list of suggestions.</summary>
public static class SuggestionList
{
    /// <summary>Characters of a text that still gets suggestions.</summary>
    public const int LongestText = 100;
    internal const int LeastForWordAlone = 4;

    public static SuggestionList<T> Build<T>(IEnumerable<Suggestable<T>> entries)
    {
        var all = entries.ToArray();
        return new(all, NameList.Build([.. all.Select(e => (e.Group, e.Names))]));
    }
}
