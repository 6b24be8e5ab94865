using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Directory;
using Nabij.Platform;

namespace Nabij.Features.Terms;

/// <summary>Which words lead where, from the files or by an editor.</summary>
[Authorize(Policies.Editor)]
internal sealed class WordsPage(ReadWords words, EditorNames names) : PageModel
{
    public const int MaxQuery = WordChange.MaxPhrase;
    private const int OnePage = 50;

    public string Query { get; private set; } = "";
    public string Tongue { get; private set; } = "";
    public string Meaning { get; private set; } = "";
    public IReadOnlyList<SaidRow> Rows { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();
    public int Total { get; private set; }

    /// <summary>Of how many the next page begins after; null on the last one.</summary>
    public int? Next { get; private set; }
    public bool IsPublished { get; private set; }
    public bool IsTakenOut { get; private set; }

    public async Task OnGetAsync(string? q, string? tongue, string? meaning, string? skip, string? done, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        (IsPublished, IsTakenOut) = (done == "yes", done == "out");
        Query = FormText.Line(q) is { Length: <= MaxQuery } part ? part : "";
        Tongue = tongue is not null && Languages.Knows(tongue) ? tongue : "";
        Meaning = meaning is { Length: <= WordChange.MaxMeaning } ? meaning : "";
        var from = int.TryParse(skip, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var found = (await words.RunAsync(ct)).Search(Query, Tongue, Meaning).ToList();
        Total = found.Count;
        Rows = [.. found.Skip(from).Take(OnePage)];
        Next = found.Count > from && found.Count - from > OnePage ? from + OnePage : null;
        Names = await names.OfAsync(Rows.Select(r => r.Change?.By).OfType<Guid>(), ct);
    }

    public string Address(int skip) => string.Create(CultureInfo.InvariantCulture, $"/{Languages.Current}/editors/words?q={Uri.EscapeDataString(Query)}&tongue={Tongue}&meaning={Uri.EscapeDataString(Meaning)}&skip={skip}");
}
