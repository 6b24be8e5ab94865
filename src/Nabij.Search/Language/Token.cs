namespace Nabij.Search.Language;

/// <summary>
/// A word of a text. <paramref name="Folded"/>: lower case, no accents, elided article gone. <paramref name="Stem"/>: folded and
/// stemmed, the form that is indexed and looked up. <paramref name="Start"/> and <paramref name="Length"/> lie in the original text.
/// </summary>
internal readonly record struct Token(string Folded, string Stem, int Start, int Length, bool IsStopWord);
