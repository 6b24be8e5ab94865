using System.Net;
using System.Text.RegularExpressions;

namespace Nabij.Bench.Relevance;

/// <summary>Someone who takes the guided path: what they look for and what they would answer, by the code of the question; see <c>bench/relevance/README.md</c>.</summary>
internal sealed partial record GuidedRow(string Id, string Target, IReadOnlyDictionary<string, string> Answers)
{
    private const int MostSteps = 20;

    public bool IsLine => Target.StartsWith("helpline:", StringComparison.Ordinal);

    public static List<GuidedRow> Read(string file) =>
        [.. File.ReadLines(file).Skip(1).Select(line => Cells().Matches(line).Select(m => m.Value.Trim('"')).ToArray()).Select(f => new GuidedRow(f[0], f[1], new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["theme"] = f[3],
            ["who"] = f[4],
            ["age"] = f[5],
            ["channel"] = f[6],
            ["language"] = f[7],
            ["urgency"] = f[8] is "days" or "none" ? "later" : f[8],
            ["about"] = f[9].Split('/')[0],
            ["detail"] = f[9].Split('/')[^1],
            ["place"] = f[10],
        }))];

    /// <summary>The same person, who cannot say one thing.</summary>
    public GuidedRow Without(string question) => this with { Answers = Answers.Where(a => a.Key != question).ToDictionary(StringComparer.Ordinal) };

    /// <summary>Answers question after question as a browser would; what is no choice on the page is "I don't know".</summary>
    public async Task<GuidedVerdict> WalkAsync(HttpClient client)
    {
        var path = new Uri($"/en/choose/{(IsLine ? "lines" : "help")}", UriKind.Relative);
        var given = new List<string>();
        for (var step = 0; step < MostSteps; step++)
        {
            using var form = new FormUrlEncodedContent(given.Select(a => KeyValuePair.Create("a", a)));
            using var response = await client.PostAsync(path, form);
            var page = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
            var choices = Choices().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups["answer"].Value)).ToList();
            if (choices.Count == 0)
            {
                var left = Results().Matches(page).Select(m => $"{(m.Groups["type"].Value == "lines" ? "helpline" : "help")}:{m.Groups["key"].Value}").ToList();
                return new GuidedVerdict(this, given, left);
            }

            var question = choices[0].Split(':')[0];
            var mine = $"{question}:{Answers.GetValueOrDefault(question)}";
            given.Add(choices.Contains(mine, StringComparer.Ordinal) ? mine : $"{question}:?");
        }

        throw new InvalidOperationException($"{Id}: no end after {MostSteps} answers.");
    }

    [GeneratedRegex("(?<=^|,)(\"[^\"]*\"|[^,\"]*)(?=,|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Cells();

    [GeneratedRegex("<button[^>]* name=\"a\" value=\"(?<answer>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Choices();

    [GeneratedRegex("<h3><a href=\"/en/(?<type>lines|help)/(?<key>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Results();
}

/// <summary>How someone's path ended.</summary>
internal sealed record GuidedVerdict(GuidedRow Row, IReadOnlyList<string> Answers, IReadOnlyList<string> Left)
{
    private const int Enough = 5;

    public bool IsRight => Left.Count <= Enough && Left.Contains(Row.Target, StringComparer.Ordinal);
}
