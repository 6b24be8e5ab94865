namespace Nabij.Features.Terms.Judging;

/// <summary>Verdicts taken together, as shares from 0 to 1.</summary>
internal sealed record Verdicts(IReadOnlyList<Verdict> All)
{
    private const int Compared = 3;

    // A helpline and its twin in the other language are the same help.
    private static readonly Dictionary<string, string> Twins = new(StringComparer.Ordinal)
    {
        ["helpline:tele-accueil-107"] = "helpline:tele-onthaal-106",
        ["helpline:centre-prevention-suicide"] = "helpline:zelfmoordlijn-1813",
        ["helpline:ecoute-seniors"] = "helpline:brussels-meldpunt-omb",
        ["helpline:ecoute-enfants-103"] = "helpline:awel-102",
        ["helpline:ligue-alzheimer"] = "helpline:alzheimer-liga",
        ["helpline:infor-drogue"] = "helpline:druglijn",
        ["helpline:allo-aide-sociale"] = "helpline:caw",
        ["helpline:ecoute-violences-conjugales"] = "helpline:line-1712",
        ["helpline:infor-homes"] = "helpline:home-info",
    };

    public double First => All.Where(v => v.First is not null).Select(v => v.First == true ? 1.0 : 0).DefaultIfEmpty().Average();

    public double FirstFive => All.Select(v => v.FirstFive ? 1.0 : 0).DefaultIfEmpty().Average();

    public double Gain => All.Select(v => v.Gain).DefaultIfEmpty().Average();

    public Verdicts Of(Func<JudgedQuestion, bool> which) => new([.. All.Where(v => which(v.Question))]);

    /// <summary>How much of the first three is the same when the same question is asked in Dutch and in French.</summary>
    public double Overlap => All
        .Where(v => v.Question.Pair is not null)
        .GroupBy(v => v.Question.Pair!, StringComparer.Ordinal)
        .Where(pair => pair.Count() == 2)
        .Select(pair => pair.Select(v => v.Answers.Take(Compared).Select(a => Twins.GetValueOrDefault(a, a)).ToHashSet(StringComparer.Ordinal)).ToList())
        .Select(sets => sets[0].Count == 0 && sets[1].Count == 0 ? 1 : (double)sets[0].Intersect(sets[1], StringComparer.Ordinal).Count() / Math.Max(sets[0].Count, sets[1].Count))
        .DefaultIfEmpty()
        .Average();
}
