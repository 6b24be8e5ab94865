using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Platform;
using Nabij.Search;

namespace Nabij.Features.Terms;

/// <summary>What codes are called on these pages.</summary>
internal sealed class TermTexts(FindHelp find, TextsOf<Texts> texts)
{
    /// <summary>What a phrase means, in words; its code when that is not on the map any more.</summary>
    public string Meaning(string meaning) =>
        meaning == WordChange.Elsewhere ? texts["meaning.elsewhere"]
        : EditedWords.EntryOf(meaning) is { } key ? (find.State.Lines.GetValueOrDefault(key) ?? find.State.Services.GetValueOrDefault(key))?.Name.In(Languages.Current) ?? key
        : find.State.Kinds.GetValueOrDefault(meaning)?.Name.In(Languages.Current) ?? meaning;

    public string Strength(double strength) => texts[strength switch
    {
        >= 0.9 => "strength.1",
        >= 0.6 => "strength.0.7",
        _ => "strength.0.5",
    }];

    /// <summary>Kinds of help in the order of the guide, then lines, then what is about something else.</summary>
    /// <param name="chosen">Stays a choice, whatever it is.</param>
    public IReadOnlyList<KeyValuePair<string, string>> Meanings(string chosen)
    {
        var language = Languages.Current;
        List<KeyValuePair<string, string>> choices =
        [
            .. find.State.Kinds.Values.Select(k => KeyValuePair.Create(k.Key, k.Name.In(language))),
            .. find.State.Lines.Values.Select(l => KeyValuePair.Create(SearchCodes.Entry(l.Key), texts["meaning.line", ("line", l.Name.In(language))])),
            KeyValuePair.Create(WordChange.Elsewhere, texts["meaning.elsewhere"]),
        ];
        return chosen.Length == 0 || choices.Exists(c => c.Key == chosen) ? choices : [KeyValuePair.Create(chosen, Meaning(chosen)), .. choices];
    }
}
