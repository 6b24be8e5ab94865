using Nabij.Data;
using Nabij.Search;

namespace Nabij.Features.Finder.Suggesting;

/// <summary>What a suggestion stands for. <paramref name="What"/> is the key of the words that say what it is; <paramref name="Path"/> its page, without the language.</summary>
internal sealed record Suggested(string What, LocalText Name, string Path)
{
    /// <summary>What choosing it writes in the box, by language of the page: words by which the search finds it again.</summary>
    public LocalText Fill { get; init; } = Name;

    /// <summary>Where a place lies, when its name does not say so.</summary>
    public LocalText? Within { get; init; }

    /// <summary>The entry it is; null for an organisation or a place.</summary>
    public CodedEntry? Entry { get; init; }

    /// <summary>Only professionals may use it.</summary>
    public bool ForProfessionals { get; init; }
}

/// <summary>The suggestions of one <see cref="FinderState"/>: for what is the matter, and for where. Immutable; asks no database.</summary>
internal sealed record Suggestions(SuggestionList<Suggested> Needs, SuggestionList<Suggested> Places)
{
    /// <summary>Kinds of help, lines, services and organisations. A door for professionals is only suggested to them; a kind of help that they arrange is named to all.</summary>
    public IReadOnlyList<Suggestion<Suggested>> ForNeed(string text, string language, Asker asker, int limit, FinderState now) =>
        Needs.Find(text, language, limit, s => May(s, asker, now));

    /// <summary>As <see cref="ForNeed"/>; when the whole text says nothing, by its longest word that does.</summary>
    public IReadOnlyList<Suggestion<Suggested>> InsteadOf(string text, string language, Asker asker, int limit, FinderState now) =>
        Needs.FindAny(text, language, limit, s => May(s, asker, now));

    // What closed since the suggestions were made leaves at once; so does what is for professionals only from now on.
    private static bool May(Suggested suggested, Asker asker, FinderState now)
    {
        var entry = suggested.Entry is { } coded ? now.Find(coded) : null;
        var forProfessionals = entry is null ? suggested.ForProfessionals : SuggestionMaker.IsForProfessionals(entry);
        return (suggested.Entry is null || entry is not null) && (asker == Asker.Professional || !forProfessionals || suggested.What == SuggestionMaker.Help);
    }
}
