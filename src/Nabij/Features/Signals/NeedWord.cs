using Nabij.Search;

namespace Nabij.Features.Signals;

/// <summary>A word that may be counted: known to the vocabulary, and then written as it has it, or not.</summary>
internal readonly record struct NeedWord(string Word, bool IsKnown)
{
    /// <summary>Letters of the longest word that is counted; longer ones are no words.</summary>
    public const int MostLetters = 40;

    private const int LeastLetters = 3;

    // Nobody tells one need in more words than these that no list has.
    private const int MostUnknown = 6;

    /// <summary>The words of a question that say what is needed, each once, without those that may tell who or where somebody is.</summary>
    public static IReadOnlyList<NeedWord> In(string question, string language, Vocabulary vocabulary)
    {
        var words = vocabulary.Read(question, language);
        var isPrivate = PrivateWords.Find(question, words);
        var open = words.Where((w, i) => !isPrivate[i] && !w.IsStopWord).ToList();
        return
        [
            .. open.Where(w => w.Known is { Length: <= MostLetters }).Select(w => new NeedWord(w.Known!, true)).Distinct(),
            .. open.Where(w => w.Known is null && !w.IsOfName && IsWord(w.Folded)).Select(w => new NeedWord(w.Folded, false)).Distinct().Take(MostUnknown),
        ];
    }

    /// <summary>The vocabulary's words in names that are ours, such as those of kinds of help.</summary>
    public static IEnumerable<NeedWord> InNames(IEnumerable<string> names, string language, Vocabulary vocabulary) =>
        names.SelectMany(n => vocabulary.Read(n, language)).Select(w => w.Known).OfType<string>().Where(w => w.Length <= MostLetters).Distinct(StringComparer.Ordinal).Select(w => new NeedWord(w, true));

    private static bool IsWord(string folded) => folded.Length is >= LeastLetters and <= MostLetters && folded.All(char.IsLetter);
}
