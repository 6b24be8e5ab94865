using Nabij.Data;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Choose;

/// <summary>Says an answer, and that an entry does not tell, in the reader's language.</summary>
internal sealed class AnswerTexts(TextsOf<Texts> texts, TextsOf<Finder.Texts> finder)
{
    public LocalText Of(FinderState state, Ask ask, string value) => ask switch
    {
        Ask.About or Ask.Detail => state.Situations.First(s => s.Code == value).Name,
        Ask.Theme => state.Themes.First(t => t.Code == value).Document.Name,
        Ask.Place => state.Places.ByCode(value)!.Name,
        Ask.Channel => Own(finder["channel." + value]),
        Ask.Language => Own(ResponseMaker.LanguageName(value, Languages.Current)),
        Ask.Who => Own(texts["who." + value]),
        Ask.Age => Own(texts["age." + value]),
        _ => Own(texts["urgency." + value]),
    };

    /// <summary>Why one is left: the answers it agrees with, and those it says nothing about.</summary>
    public IReadOnlyList<ResultCard> Cards(FinderState state, GuidedPath path, IEnumerable<Candidate> candidates) => [.. candidates.Select(c => Card(state, path, c))];

    private ResultCard Card(FinderState state, GuidedPath path, Candidate candidate)
    {
        // Who asks is known of everyone, and already parts the open doors from the others.
        var told = path.Answers.Where(a => a is { Value: not null, Ask: not Ask.Who }).ToList();
        return new ResultCard(
            candidate.Entry,
            state.WidestTier(candidate.Entry),
            [.. told.Where(a => candidate.Says(a.Ask, a.Value!)).Select(a => Of(state, a.Ask, a.Value!))],
            [.. told.Where(a => !candidate.Says(a.Ask, a.Value!)).Select(a => texts["not-said." + Answer.Code(a.Ask)])]);
    }

    private static LocalText Own(string text) => LocalText.Of((Languages.Current, text));
}
