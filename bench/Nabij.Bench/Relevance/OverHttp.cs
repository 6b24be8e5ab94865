using System.Text.Json;
using Nabij.Features.Terms.Judging;

namespace Nabij.Bench.Relevance;

/// <summary>Asks judged questions as another program would.</summary>
internal static class OverHttp
{
    public static async Task<Verdict> AskAsync(this HttpClient client, JudgedQuestion question)
    {
        using var response = JsonDocument.Parse(await client.GetStringAsync(new Uri(AddressOf(question), UriKind.Relative)));
        return question.Judge(AnswersOf(response.RootElement));
    }

    private static string AddressOf(JudgedQuestion question) =>
        $"/api/search?q={Uri.EscapeDataString(question.Text)}&lang={question.Language}&limit={JudgedQuestion.Asked}{(question.Near.Length > 0 ? $"&near={question.Near}" : "")}";

    // In the order they are shown: dangers first.
    private static List<string> AnswersOf(JsonElement response) =>
        [.. response.GetProperty("danger").EnumerateArray().Concat(response.GetProperty("results").EnumerateArray())
            .Select(r => $"{r.GetProperty("type").GetString()}:{r.GetProperty("url").GetString()!.Split('/')[^1]}")
            .Distinct(StringComparer.Ordinal)];
}
