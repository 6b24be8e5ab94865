using System.Globalization;
using System.Text;
using Nabij.Search;

namespace Nabij.Features.Directory;

/// <summary>A phrase in a language, written in one way whatever its capitals and spaces, and one thing that it means.</summary>
internal readonly record struct Saying(string Language, string Phrase, string Meaning)
{
    public static Saying Of(string language, string phrase, string meaning) => new(language, Folded(phrase), meaning);

    public static string Folded(string phrase) =>
        string.Join(' ', phrase.Normalize(NormalizationForm.FormC).ToLower(CultureInfo.InvariantCulture).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>Puts what editors said about the words of a region over what its files say. The files' words stay as they are.</summary>
internal static class EditedWords
{
    /// <summary>The last change about each phrase and meaning.</summary>
    public static Dictionary<Saying, WordChange> Last(IEnumerable<WordChange> changes) =>
        changes.GroupBy(c => Saying.Of(c.Language, c.Phrase, c.Meaning)).ToDictionary(g => g.Key, g => g.MaxBy(c => c.Number)!);

    /// <summary>What a group of words means.</summary>
    public static IReadOnlyList<string> Meanings(Words words) =>
        words.Kinds.Count + words.Entries.Count == 0 ? [WordChange.Elsewhere] : [.. words.Kinds, .. words.Entries.Select(SearchCodes.Entry)];

    public static IReadOnlyList<Words> Over(IReadOnlyList<Words> files, IEnumerable<WordChange> changes)
    {
        var last = Last(changes);
        if (last.Count == 0)
        {
            return files;
        }

        var touched = last.Keys.Select(s => (s.Language, s.Phrase)).ToHashSet();
        return [.. files.SelectMany(g => Left(g, last, touched)), .. last.Values.Where(c => c.IsSaid).OrderBy(c => c.Number).Select(Said)];
    }

    // What of a group of the files nobody said anything about; groups that nobody touched stay the same.
    private static IEnumerable<Words> Left(Words group, Dictionary<Saying, WordChange> last, HashSet<(string, string)> touched)
    {
        var own = group.Phrases.Where(p => touched.Contains((group.Language, Saying.Folded(p)))).ToHashSet(StringComparer.Ordinal);
        if (own.Count < group.Phrases.Count)
        {
            yield return own.Count == 0 ? group : group with { Phrases = [.. group.Phrases.Where(p => !own.Contains(p))] };
        }

        foreach (var phrase in own)
        {
            var meanings = Meanings(group).Where(m => !last.ContainsKey(Saying.Of(group.Language, phrase, m))).ToHashSet(StringComparer.Ordinal);

            // Without a meaning they would be words about something else.
            if (meanings.Count > 0)
            {
                yield return group with { Phrases = [phrase], Kinds = [.. group.Kinds.Where(meanings.Contains)], Entries = [.. group.Entries.Where(e => meanings.Contains(SearchCodes.Entry(e)))] };
            }
        }
    }

    private static Words Said(WordChange change) => new()
    {
        Language = change.Language,
        Phrases = [change.Phrase],
        Kinds = change.Meaning == WordChange.Elsewhere || EntryOf(change.Meaning) is not null ? [] : [change.Meaning],
        Entries = EntryOf(change.Meaning) is { } entry ? [entry] : [],
        Strength = change.Strength,
        Understood = change.Understood,
    };

    /// <summary>The key of the entry that a meaning is; null when it is none.</summary>
    public static string? EntryOf(string meaning) => meaning.StartsWith(SearchCodes.Entry(""), StringComparison.Ordinal) ? meaning[SearchCodes.Entry("").Length..] : null;
}
