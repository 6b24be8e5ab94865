using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>Words in three languages, and what carries some: telephones and the notice.</summary>
internal sealed partial class EntryForm
{
    private LocalText? Text(LocalText? before, string name, int seen) => new TypedText(
        Languages.All.Where(l => _fields.ContainsKey($"{name}.{l}")).ToDictionary(l => l, l => Clean($"{name}.{l}"), StringComparer.Ordinal),
        l => All("right").Contains($"{name}.{l}"),
        this["same"] == "yes").Over(before, seen);

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
