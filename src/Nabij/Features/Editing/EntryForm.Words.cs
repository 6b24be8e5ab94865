using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>Words in three languages, and what carries some: telephones and the notice.</summary>
internal sealed partial class EntryForm
{
    // Words that changed are the editor's own. Those of the other languages were made from what stood there before, unless only a slip was mended.
    private LocalText? Text(LocalText? before, string name, int seen)
    {
        var old = before?.Wordings ?? new Dictionary<string, Wording>();
        var next = new Dictionary<string, Wording>(old, StringComparer.Ordinal);
        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var language in Languages.All.Where(l => _fields.ContainsKey($"{name}.{l}")))
        {
            var typed = Clean($"{name}.{language}");
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
            next[language] = All("right").Contains($"{name}.{language}") && words.Status == WordingStatus.Outdated ? words with { Status = WordingStatus.Reviewed, MadeFrom = null }
                : changed.Count > 0 && this["same"] != "yes" ? words with { Status = WordingStatus.Outdated, MadeFrom = words.MadeFrom ?? seen }
                : words;
        }

        return next.Count == 0 ? null : new LocalText(next);
    }

    private List<Phone> Phones(IReadOnlyList<Phone> before, int seen)
    {
        var phones = new List<Phone>();
        for (var i = 0; i < Math.Max(PhoneRows, before.Count); i++)
        {
            var old = i < before.Count ? before[i] : null;
            if (!_fields.ContainsKey($"phone{i}"))
            {
                phones.AddRange(old is null ? [] : [old]);
            }
            else if (FormText.Line(this[$"phone{i}"]) is { } number)
            {
                phones.Add(new Phone(number, Text(old?.Label, $"phone{i}", seen)));
            }
        }

        return phones;
    }

    // The form has the first; without words, or without a last day, there is none.
    private IReadOnlyList<Notice> Notices(IReadOnlyList<Notice> before, int seen)
    {
        if (!_fields.ContainsKey("notice_until"))
        {
            return before;
        }

        var first = Text(before is [var old, ..] ? old.Text : null, Notice, seen) is { } words && FormDay.Read(this["notice_until"]) is { } until
            ? [new Notice(words, FormDay.Read(this["notice_from"]), until)]
            : (IReadOnlyList<Notice>)[];
        return [.. first, .. before.Skip(1)];
    }
}
