using Nabij.Search.Language;

namespace Nabij.Search.Suggesting;

/// <summary>Reads the words of a text folded, as <see cref="WordReader"/> does, the same way for names and for what is typed, whatever their language.</summary>
internal static class FoldedWords
{
    private const int Most = 10;

    // French takes off the most little words: "l'aide" then meets "aide" on a page in any language.
    private const string Reading = "fr";

    /// <summary>What was typed; none when it is longer than what gets suggestions.</summary>
    public static List<string> Typed(string text) => text.Length > SuggestionList.LongestText ? [] : Of(text);

    /// <summary>The first words of a name, in order.</summary>
    public static List<string> Of(string text)
    {
        var words = new List<string>();
        var reader = new WordReader(text, stackalloc char[WordReader.MostLetters], Reading);
        while (words.Count < Most && reader.Read())
        {
            words.Add(reader.Folded.ToString());
        }
        return words;
    }
}
