using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>Entries to edit, found by a part of their name.</summary>
[Authorize(Policies.Editor)]
internal sealed class EntriesPage(ListEntries list) : PageModel
{
    public const int MaxQuery = 100;

    public IReadOnlyList<EntryRow> Rows { get; private set; } = [];
    public string Query { get; private set; } = "";

    /// <summary>Key after which the next page begins; null on the last one.</summary>
    public string? Next { get; private set; }

    public async Task OnGetAsync(string? q, string? after, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        Query = FormText.Line(q) is { Length: <= MaxQuery } words ? words : "";
        (Rows, Next) = await list.RunAsync(Query, after, ct);
    }
}
