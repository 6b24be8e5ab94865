namespace Nabij.Features.Choose;

/// <summary>An answer that may be given, and who would be left.</summary>
internal sealed record Option(string Value, IReadOnlyList<Candidate> Left);

/// <summary>A question with the answers that leave someone. <paramref name="Expected"/>: how many are left on average.</summary>
internal sealed record Question(Ask Ask, IReadOnlyList<Option> Options, double Expected);

/// <summary>
/// Where someone stands: what was answered, who is left, what is asked next. Pure and the same every time: the same answers to the same
/// catalogue lead to the same question.
/// </summary>
internal sealed record GuidedPath
{
    /// <summary>So few are shown rather than asked about.</summary>
    public const int Enough = 5;
    public const int MostAnswers = 7;

    /// <summary>More than this nobody reads to the end: another question comes first.</summary>
    public const int MostOptions = 18;

    // A question must be expected to take away at least a tenth.
    private const double Worthwhile = 0.9;

    private readonly Catalogue _all;
    private readonly Lazy<Question?> _next;

    private GuidedPath(Catalogue all, IReadOnlyList<Answer> answers, IReadOnlyList<Candidate> left)
    {
        (_all, Answers, Left) = (all, answers, left);
        _next = new Lazy<Question?>(FindNext);
    }

    public IReadOnlyList<Answer> Answers { get; }
    public IReadOnlyList<Candidate> Left { get; }

    /// <summary>Null at the end: few are left, or no question helps.</summary>
    public Question? Next => _next.Value;

    public static GuidedPath Start(Catalogue all) => new(all, [], all.Candidates);

    /// <summary>One step on; null when this cannot be answered here: asked before, not known, or nobody would be left.</summary>
    public GuidedPath? With(Answer answer)
    {
        if (Answers.Count >= MostAnswers || Answers.Any(a => a.Ask == answer.Ask))
        {
            return null;
        }

        var left = answer.Value is { } value ? OptionsOf(answer.Ask).FirstOrDefault(o => o.Value == value)?.Left : Left;
        return left is null ? null : new GuidedPath(_all, [.. Answers, answer], [.. left.Where(c => !IsForAnother(c, answer))]);
    }

    // Some lines only help who names their situation, and hurt or shame whoever else is led to them.
    private bool IsForAnother(Candidate candidate, Answer answer) =>
        _all.Situations.Any(s => s.Alone && candidate.Says(Ask.About, s.Code) && s.Code != (answer.Ask == Ask.About ? answer.Value : Said(Ask.About)));

    /// <summary>What was answered to a question; null: not asked, or not known.</summary>
    public string? Said(Ask ask) => Answers.FirstOrDefault(a => a.Ask == ask)?.Value;

    /// <summary>Those left, who says most of what was answered first.</summary>
    public IReadOnlyList<Candidate> InOrder =>
    [
        .. Left.Select((c, i) => (c, i))
            .OrderByDescending(x => Answers.Count(a => a.Value is { } value && x.c.Says(a.Ask, value)))
            .ThenBy(x => x.c.Entry.Level switch { "general" => 0, "specialised" => 1, _ => 2 })
            .ThenBy(x => x.i)
            .Select(x => x.c),
    ];

    private Question? FindNext()
    {
        if (Left.Count <= Enough || Answers.Count >= MostAnswers)
        {
            return null;
        }

        return Enum.GetValues<Ask>()
            .Where(MayAsk)
            .Select(ask => (Ask: ask, Options: OptionsOf(ask)))
            .Where(q => q.Options.Count is > 1 and <= MostOptions)
            .Select(q => new Question(q.Ask, q.Options, Expected(q.Options)))
            .Where(q => q.Expected <= Worthwhile * Left.Count)
            .OrderBy(q => Math.Round(q.Expected, 6))
            .ThenBy(q => q.Ask)
            .FirstOrDefault();
    }

    private bool MayAsk(Ask ask) => Answers.All(a => a.Ask != ask) && ask switch
    {
        // It says less than a situation: who told the one has told the other.
        Ask.Theme => Said(Ask.About) is null,

        // Desks for professionals are apart by zone; who cannot call them is not asked where they live for their sake.
        Ask.Place => Answers.Any(a => a.Ask == Ask.Who) || Left.Select(c => c.Says(Ask.Who, "me")).Distinct().Count() == 1,
        _ => true,
    };

    private List<Option> OptionsOf(Ask ask)
    {
        var values = ask == Ask.Detail ? Closer() : _all.Values[ask];
        return
        [
            .. values
                .Where(v => ask is Ask.Who or Ask.Age or Ask.Place or Ask.Urgency || Left.Any(c => c.Says(ask, v)))
                .Select(v => new Option(v, [.. Left.Where(c => c.Fits(ask, v, values))]))
                .Where(o => o.Left.Count > 0),
        ];
    }

    private List<string> Closer() =>
        Said(Ask.About) is { } about ? [.. _all.Situations.Where(s => s.Of == about).Select(s => s.Code)] : [];

    // Each candidate is as likely the one that is looked for, and gives each of its own answers as likely.
    private double Expected(List<Option> options)
    {
        var answers = options.SelectMany(o => o.Left).GroupBy(c => c.Entry.Id).ToDictionary(g => g.Key, g => g.Count());
        return options.Sum(o => o.Left.Sum(c => 1.0 / answers[c.Entry.Id]) / Left.Count * o.Left.Count);
    }
}
