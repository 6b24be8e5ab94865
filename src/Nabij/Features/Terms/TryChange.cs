using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Primitives;
using Nabij.Data;
using Nabij.Features.Finder;
using Nabij.Features.Terms.Judging;
using Nabij.Search;

namespace Nabij.Features.Terms;

/// <summary>Builds the finder as it would be after a change, in memory, and asks the judged questions of it and of the finder as it is. Stores nothing.</summary>
internal sealed class TryChange(NabijDb db, FinderBuilder builder, FindHelp find, JudgedBook judged, TrialDesk desk, TimeProvider clock)
{
    private const int FirstAnswers = 3;

    // As the questions of a state are always answered the same, they are asked of it once, for as long as it is there.
    private static readonly ConditionalWeakTable<FinderState, IReadOnlyDictionary<string, Verdict>> Known = [];

    /// <param name="trial">What would be changed.</param>
    /// <param name="phrases">The phrases that it is about, to see what each finds.</param>
    /// <param name="others">What a phrase means already, in codes.</param>
    /// <returns>Null when another trial is running.</returns>
    public Task<Effect?> RunAsync(FinderTrial trial, IReadOnlyList<(string Language, string Phrase)> phrases, Func<string, string, IReadOnlyList<string>> others, CancellationToken ct) => desk.RunAsync(
        async () =>
        {
            // What was published just now may not have reached this node yet.
            var before = await new FinderChanges(db, clock).NextAsync(find.State, ct) ?? await builder.BuildAsync(ct);
            var after = await builder.BuildAsync(trial, ct);
            var (was, becomes) = (Known.TryGetValue(before, out var known) ? known : AskAll(before, ct), AskAll(after, ct));
            Known.AddOrUpdate(before, was);
            return Effect.Of(Pairs(judged.Tune), Pairs(judged.Test)) with
            {
                Phrases =
                [
                    .. phrases.Select(p =>
                    {
                        var (now, then) = (Ask(before, p.Language, p.Phrase), Ask(after, p.Language, p.Phrase));
                        return new PhraseEffect(p.Language, p.Phrase, FirstOf(now), FirstOf(then), [.. then.Dangers.Select(d => d.Danger)], others(p.Language, p.Phrase));
                    }),
                ],
            };

            List<(Verdict, Verdict)> Pairs(IReadOnlyList<JudgedQuestion> questions) => [.. questions.Select(q => (was[q.Id], becomes[q.Id]))];
        },
        ct);

    private Dictionary<string, Verdict> AskAll(FinderState state, CancellationToken ct)
    {
        var verdicts = new Dictionary<string, Verdict>(StringComparer.Ordinal);
        foreach (var question in judged.Tune.Concat(judged.Test))
        {
            ct.ThrowIfCancellationRequested();
            var verdict = question.Judge(AnswersOf(Ask(state, question.Language, question.Text, question.Near, JudgedQuestion.Asked)));
            verdicts[question.Id] = verdict with { Answers = [.. verdict.Answers.Take(FirstAnswers)] };
        }

        return verdicts;
    }

    private SearchAnswer Ask(FinderState state, string language, string words, string near = "", int limit = FirstAnswers) => find.Try(
        SearchInput.Read(
            [
                KeyValuePair.Create("q", new StringValues(words)),
                KeyValuePair.Create("near", new StringValues(near)),
                KeyValuePair.Create("limit", new StringValues(limit.ToString(CultureInfo.InvariantCulture))),
            ],
            state,
            language,
            strict: true),
        state);

    // In the order they are shown: dangers first.
    private static List<string> AnswersOf(SearchAnswer answer) =>
        [.. answer.Dangers.SelectMany(d => d.Lines).Concat(answer.Results.Hits.Select(h => h.Shown)).Select(CodeOf).Distinct(StringComparer.Ordinal)];

    private static List<Entry> FirstOf(SearchAnswer answer) => [.. answer.Results.Hits.Select(h => h.Shown)];

    private static string CodeOf(Entry entry) => $"{SearchCodes.Of(entry.Type)}:{entry.Key}";

    /// <summary>What a judged answer is called; its code when it is not there any more.</summary>
    public static string NameOf(FinderState state, string answer, string language) => (answer.Split(':', 2) switch
    {
        ["help", var key] => state.Kinds.GetValueOrDefault(key),
        ["helpline", var key] => state.Lines.GetValueOrDefault(key),
        [_, var key] => state.Services.GetValueOrDefault(key),
        _ => null,
    })?.Name.In(language) ?? answer;
}
