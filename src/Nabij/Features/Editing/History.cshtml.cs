using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Accounts;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>One field that a change touched.</summary>
internal sealed record ChangedPart(string Field, string? Before, string? After);

/// <summary>One change as the page tells it. <paramref name="Undone"/> is the change that this one took back.</summary>
/// <param name="Who">A person's name, or null.</param>
/// <param name="By">Key of the text that says who it was when it was no person with an account.</param>
internal sealed record ShownChange(int Version, DateTimeOffset At, string? Who, string By, string Why, string Source, int? Undone, bool MayUndo, IReadOnlyList<ChangedPart> Parts);

/// <summary>Everything that was ever changed in an entry, the newest first; an editor takes any change back, as long as no later one stands on it.</summary>
[Authorize(Policies.Member)]
internal sealed class HistoryPage(NabijDb db, ChangeEntry change, EntryRights rights, EntryNames words, FindHelp find) : PageModel
{
    private const int OnePage = 30;

    public Service Entry { get; private set; } = null!;
    public IReadOnlyList<ShownChange> Changes { get; private set; } = [];
    public IReadOnlyList<FieldConflict> Conflicts { get; private set; } = [];

    /// <summary>Why a change can't be taken back, when nobody changed the same thing since.</summary>
    public Problem? Problem { get; private set; }
    public bool IsUndone { get; private set; }
    public IReadOnlyDictionary<string, SourceInfo> Sources => find.State.Sources;

    /// <summary>Where the older ones begin; null when these are all.</summary>
    public int? Older { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, int? before, string? undone, CancellationToken ct)
    {
        IsUndone = undone == "yes";
        return await ReadAsync(key, before, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string key, int version, CancellationToken ct)
    {
        if (!rights.IsEditor || !await ReadAsync(key, null, ct))
        {
            return NotFound();
        }

        var outcome = await change.UndoAsync(Entry.Id, version, ct);
        if (outcome.Problem is { Kind: ProblemKind.NotFound })
        {
            return NotFound();
        }

        if (outcome.IsDone)
        {
            return Redirect($"/{Languages.Current}/editors/entries/{key}/history?undone=yes");
        }

        (Conflicts, Problem) = (outcome.Conflicts, outcome.Problem);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> ReadAsync(string key, int? before, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (await rights.Entries().AsNoTracking().SingleOrDefaultAsync(s => s.Key == key, ct) is not { } entry)
        {
            return false;
        }

        Entry = entry;
        // As far back as this page goes: what lies further is not read.
        var first = Math.Min(before ?? int.MaxValue, entry.Version + 1) - OnePage;
        var history = await db.DirectoryHistory.AsNoTracking().Where(h => h.RowId == entry.Id && h.Version >= first).OrderByDescending(h => h.Version).ToListAsync(ct);
        var page = history.Where(h => before is null || h.Version < before).ToList();
        Older = page.Count == OnePage && page[^1].Version > 1 ? page[^1].Version : null;
        var names = await NamesAsync([.. page.Select(h => EditorName.AccountOf(h.Who)).OfType<Guid>().Distinct()], ct);
        var changes = new List<ShownChange>();
        var state = page.Count == 0 ? EntryState.Of(entry) : EntryState.At(EntryState.Of(entry), history, page[0].Version);
        foreach (var h in page)
        {
            var earlier = h.PatchBack is null ? null : MergePatch.Apply(state, (JsonObject)JsonNode.Parse(h.PatchBack)!);
            changes.Add(new ShownChange(
                h.Version,
                h.At,
                EditorName.AccountOf(h.Who) is { } account ? names.GetValueOrDefault(account, "–") : null,
                h.Who == EditorName.Owner ? "history.owner" : h.Who.StartsWith(EditorName.Service, StringComparison.Ordinal) ? "history.service" : h.Who.StartsWith(EditorName.Program, StringComparison.Ordinal) ? "history.program" : "history.files",
                h.Why,
                h.Source,
                h.Why.StartsWith("undo ", StringComparison.Ordinal) && int.TryParse(h.Why.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var undone) ? undone : null,
                rights.IsEditor && earlier is not null && !JsonNode.DeepEquals(earlier, state),
                earlier is null ? [] : await PartsAsync(earlier, state, ct)));
            state = earlier ?? state;
        }

        Changes = changes;
        return true;
    }

    private async Task<List<ChangedPart>> PartsAsync(JsonObject before, JsonObject after, CancellationToken ct)
    {
        var parts = new List<ChangedPart>();
        foreach (var name in FieldMerge.Differing(before, after))
        {
            var (b, a) = (before[name], after[name]);
            if ((b ?? a) is JsonObject && !FieldMerge.IsWhole(name))
            {
                var (old, @new) = (b as JsonObject ?? [], a as JsonObject ?? []);
                foreach (var inner in FieldMerge.Differing(old, @new))
                {
                    await AddAsync($"{name}/{inner}", old[inner], @new[inner]);
                }
            }
            else
            {
                await AddAsync(name, b, a);
            }
        }

        return parts;

        async Task AddAsync(string path, JsonNode? was, JsonNode? became)
        {
            var field = EditTexts.FieldOf(path);
            parts.Add(new ChangedPart(field, await words.WordsAsync(field, was, ct), await words.WordsAsync(field, became, ct)));
        }
    }

    private async Task<Dictionary<Guid, string>> NamesAsync(List<Guid> accounts, CancellationToken ct) =>
        await db.Accounts.AsNoTracking().Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, ct);
}
