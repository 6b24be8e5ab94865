namespace Nabij.Features.Terms.Judging;

/// <summary>
/// A question with the answers that a good finder gives; the rules are in <c>bench/relevance/README.md</c>. Answers are
/// <c>help:346</c>, <c>helpline:medimmigrant</c>, <c>service:citisen</c>.
/// </summary>
internal sealed record JudgedQuestion(string Id, string Language, string Kind, string Text, string Near, string[] Best, string[] Good, string[] Notes)
{
    /// <summary>So many answers are looked at.</summary>
    public const int Asked = 100;
    private const int FirstPage = 5;
    private const int Graded = 10;

    public static List<JudgedQuestion> Read(string file) =>
        [.. File.ReadLines(file).Skip(1).Select(line => line.Split(',')).Select(f => new JudgedQuestion(f[0], f[1], f[2], f[3], f[4], Codes(f[5]), Codes(f[6]), f[7].Split(';')))];

    /// <summary>The number that a question shares with its parallel in the other language.</summary>
    public string? Pair => Array.Find(Notes, n => n.StartsWith("pair:", StringComparison.Ordinal));

    public Verdict Judge(IReadOnlyList<string> answers)
    {
        if (Kind is "nothing")
        {
            return new(this, answers.Count == 0, answers.Count == 0, answers.Count == 0 ? 1 : 0, answers);
        }
        // A door for professionals that was asked for by name must be shown, and does not lead.
        var isForProfessionals = Notes.Contains("pro", StringComparer.Ordinal);
        var first = answers.Take(FirstPage).ToList();
        var within = isForProfessionals ? answers : first;
        var never = Notes.Where(n => n.StartsWith("never:", StringComparison.Ordinal)).Select(n => n["never:".Length..]);
        return new(
            this,
            isForProfessionals ? null : answers.Count > 0 && Best.Contains(answers[0], StringComparer.Ordinal),
            Array.TrueForAll(Best, b => within.Contains(b, StringComparer.Ordinal)) && !never.Any(first.Contains),
            Gain(answers.Take(Graded).Select(GainOf)) / Gain(Best.Select(_ => 3.0).Concat(Good.Select(_ => 1.0)).Take(Graded)),
            answers);
    }

    private static string[] Codes(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private double GainOf(string answer) =>
        Best.Contains(answer, StringComparer.Ordinal) ? 3 : Good.Contains(answer, StringComparer.Ordinal) ? 1 : 0;

    // Discounted cumulative gain (Järvelin & Kekäläinen 2002, Cumulated gain-based evaluation of IR techniques, with log2(rank + 1)).
    private static double Gain(IEnumerable<double> gains) => gains.Select((gain, at) => gain / Math.Log2(at + 2)).Sum();
}

/// <summary>How one question was answered. <paramref name="First"/> is null where a first place is not asked.</summary>
internal sealed record Verdict(JudgedQuestion Question, bool? First, bool FirstFive, double Gain, IReadOnlyList<string> Answers);
