using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Terms.Judging;

/// <summary>What a change would do to the answers, before anybody sees it.</summary>
internal sealed record Effect
{
    private const int MostShown = 30;

    /// <summary>Per language, and of all together, whose language is null. Empty: the region has no judged questions.</summary>
    public required IReadOnlyList<EffectFigures> Figures { get; init; }

    /// <summary>Of the questions that people who tune may read: those that are answered otherwise, the worst first.</summary>
    public required IReadOnlyList<ChangedQuestion> Changed { get; init; }

    /// <summary>Of those, how many more there are than are shown.</summary>
    public required int NotShown { get; init; }

    /// <summary>Of all questions, those kept apart too.</summary>
    public required int Better { get; init; }
    public required int Worse { get; init; }

    /// <summary>Of the questions that are kept apart, how many are answered better and worse.</summary>
    public required (int Better, int Worse) Apart { get; init; }

    /// <summary>What each phrase of the change finds.</summary>
    public IReadOnlyList<PhraseEffect> Phrases { get; init; } = [];

    /// <param name="tune">Verdicts before and after, on the questions that may be read.</param>
    /// <param name="test">The same on those that are kept apart.</param>
    public static Effect Of(IReadOnlyList<(Verdict Before, Verdict After)> tune, IReadOnlyList<(Verdict Before, Verdict After)> test)
    {
        var all = tune.Concat(test).ToList();
        var changed = tune.Select(v => new ChangedQuestion(v.Before, v.After)).Where(c => c.IsChanged).OrderBy(c => c.Gained).ThenBy(c => c.Before.Question.Id, StringComparer.Ordinal).ToList();
        var apart = test.Select(v => new ChangedQuestion(v.Before, v.After)).ToList();
        var (better, worse) = (apart.Count(c => c.IsBetter), apart.Count(c => c.IsWorse));
        return new Effect
        {
            Figures = all.Count == 0 ? [] : [.. Languages.All.Select(l => EffectFigures.Of(l, [.. all.Where(v => v.Before.Question.Language == l)])).Where(f => f.Questions > 0), EffectFigures.Of(null, all)],
            Changed = [.. changed.Take(MostShown)],
            NotShown = Math.Max(0, changed.Count - MostShown),
            Better = better + changed.Count(c => c.IsBetter),
            Worse = worse + changed.Count(c => c.IsWorse),
            Apart = (better, worse),
        };
    }
}

/// <summary>How many questions were and would be answered well: the first answer right (where a first place is asked), and the right ones among the first five.</summary>
internal sealed record EffectFigures(string? Language, int Questions, int FirstBefore, int FirstAfter, int FiveBefore, int FiveAfter)
{
    public static EffectFigures Of(string? language, IReadOnlyList<(Verdict Before, Verdict After)> verdicts) => new(
        language,
        verdicts.Count,
        verdicts.Count(v => v.Before.First == true),
        verdicts.Count(v => v.After.First == true),
        verdicts.Count(v => v.Before.FirstFive),
        verdicts.Count(v => v.After.FirstFive));
}

/// <summary>One judged question as it is and would be answered.</summary>
internal sealed record ChangedQuestion(Verdict Before, Verdict After)
{
    // Losing a right answer out of the first five weighs more than its first place, and that more than the order of the rest.
    private const double OfFive = 4;
    private const double OfFirst = 2;
    private const double Least = 1e-9;

    /// <summary>Below 0 it is answered worse.</summary>
    public double Gained { get; } =
        (OfFive * (Number(After.FirstFive) - Number(Before.FirstFive))) + (OfFirst * (Number(After.First == true) - Number(Before.First == true))) + (After.Gain - Before.Gain);

    public bool IsBetter => Gained > Least;

    public bool IsWorse => Gained < -Least;

    public bool IsChanged => IsBetter || IsWorse;

    private static int Number(bool so) => so ? 1 : 0;
}

/// <summary>What somebody who types a phrase finds first, now and then.</summary>
/// <param name="Dangers">Dangers whose lines stand above it.</param>
/// <param name="Others">Other meanings that the phrase has already.</param>
internal sealed record PhraseEffect(string Language, string Phrase, IReadOnlyList<Entry> Before, IReadOnlyList<Entry> After, IReadOnlyList<Danger> Dangers, IReadOnlyList<string> Others);
