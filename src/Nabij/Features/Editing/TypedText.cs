using Nabij.Data;

namespace Nabij.Features.Editing;

/// <summary>
/// What typing makes of a text in several languages. Words that changed are the editor's own. Those of the other languages were made from what stood there
/// before, unless only a slip was mended.
/// </summary>
/// <param name="Typed">What was typed, by language; null where the field was emptied. A language that is not in it stays.</param>
/// <param name="IsRight">Whether outdated words of a language were said to be right after all.</param>
/// <param name="IsSlip">The others are as good as before.</param>
internal sealed record TypedText(IReadOnlyDictionary<string, string?> Typed, Func<string, bool> IsRight, bool IsSlip)
{
    /// <param name="before">What stands there.</param>
    /// <param name="seen">The version it was typed over, which words that are not up to date any more were made from.</param>
    public LocalText? Over(LocalText? before, int seen)
    {
        var old = before?.Wordings ?? new Dictionary<string, Wording>();
        var next = new Dictionary<string, Wording>(old, StringComparer.Ordinal);
        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (language, typed) in Typed)
        {
            var had = old.GetValueOrDefault(language);
            if (typed == had?.Text)
            {
                continue;
            }

            changed.Add(language);
            next.Remove(language);
            if (typed is not null)
            {
                next[language] = had is null or { Status: WordingStatus.Original } ? new Wording(typed) : new Wording(typed, WordingStatus.Reviewed);
            }
        }

        foreach (var (language, words) in next.Where(w => !changed.Contains(w.Key)).ToList())
        {
            next[language] = IsRight(language) && words.Status == WordingStatus.Outdated ? words with { Status = WordingStatus.Reviewed, MadeFrom = null }
                : changed.Count > 0 && !IsSlip ? words with { Status = WordingStatus.Outdated, MadeFrom = words.MadeFrom ?? seen }
                : words;
        }

        return next.Count == 0 ? null : new LocalText(next);
    }
}
