using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Platform;
using Nabij.Search;

namespace Nabij.Features.Editing;

/// <summary>An entry in the list of editors. The status is a code, null while it is open.</summary>
internal sealed record EntryRow(string Key, string Type, string? Status, DateOnly? CheckedOn, LocalText Name);

/// <summary>Services, lines and informal resources to edit, in the order of their keys. Open ones come from memory, closed ones from the database.</summary>
[Authorize(Policies.Editor)]
internal sealed class EntriesPage(NabijDb db, FindHelp find) : PageModel
{
    public const int MaxQuery = 100;
    private const int OnePage = 50;
    private const int MostClosed = 2_000;

    public IReadOnlyList<EntryRow> Rows { get; private set; } = [];
    public string Query { get; private set; } = "";

    /// <summary>Key after which the next page begins; null on the last one.</summary>
    public string? Next { get; private set; }

    public async Task OnGetAsync(string? q, string? after, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        Query = FormText.Line(q) is { Length: <= MaxQuery } words ? words : "";
        var closed = await db.Services.AsNoTracking().Where(s => s.Status != EntryStatus.Active).OrderBy(s => s.Id).Take(MostClosed).ToListAsync(ct);
        var found = find.State.Services.Values.Concat(find.State.Lines.Values)
            .Select(e => new EntryRow(e.Key, TypeOf(e.Type), null, e.CheckedOn, e.Name))
            .Concat(closed.Select(s => new EntryRow(s.Key, s.Type.ToString().ToLowerInvariant(), CodeOf(s.Status), s.CheckedOn, s.Document.Name)))
            .Where(r => after is null || string.CompareOrdinal(r.Key, after) > 0)
            .Where(r => Query.Length == 0 || r.Key == Query || r.Name.Wordings.Values.Any(w => Contains(w.Text, Query)))
            .DistinctBy(r => r.Key, StringComparer.Ordinal).OrderBy(r => r.Key, StringComparer.Ordinal).Take(OnePage + 1).ToList();
        Rows = [.. found.Take(OnePage)];
        Next = found.Count > OnePage ? Rows[^1].Key : null;
    }

    private static string TypeOf(DocumentType type) => type switch
    {
        DocumentType.Helpline => "helpline",
        DocumentType.Informal => "informal",
        _ => "service",
    };

    private static string CodeOf(EntryStatus status) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(status.ToString());

    private static bool Contains(string text, string part) => CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, part, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
}
