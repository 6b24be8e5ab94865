namespace Nabij.Search;

/// <summary>
/// What people really say, beside what directories call it. Names of kinds of help are words too; the index adds those by itself.
/// </summary>
public sealed record Lexicon
{
    public IReadOnlyList<SaidWord> Words { get; init; } = [];
    public IReadOnlyList<DangerWord> Dangers { get; init; } = [];
}

/// <summary>
/// A word or phrase people say for a kind of help.
/// <paramref name="Strength"/> runs from 0 to 1: 1 is another name for it, 0.5 is a situation in which it often helps.
/// <paramref name="Language"/> is an ISO 639-1 code. A word marked <paramref name="Understood"/> only is never shown on a screen
/// (words of the Netherlands and France).
/// </summary>
public sealed record SaidWord(string Language, string Phrase, IReadOnlyList<string> Kinds, double Strength, bool Understood = false);

/// <summary>
/// A word or phrase that means danger; <paramref name="Topic"/> is the caller's code of the danger, such as <c>suicide</c>.
/// <paramref name="Harmless"/>: a longer phrase that has such words and means none, as in <i>mourir chez moi</i>; it takes back only the
/// danger that has some of the same words.
/// </summary>
public sealed record DangerWord(string Language, string Phrase, string Topic, bool Harmless = false);
