using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>Everything that was ever changed in an entry, the newest first; any change can be taken back, as long as no later one stands on it.</summary>
[Authorize(Policies.Editor)]
internal sealed class HistoryPage(NabijDb db, ChangeEntry change, ReadHistory history) : PageModel
{
    public Service Entry { get; private set; } = null!;
    public IReadOnlyList<ShownChange> Changes { get; private set; } = [];
    public IReadOnlyList<FieldConflict> Conflicts { get; private set; } = [];

    /// <summary>Why a change can't be taken back, when nobody changed the same thing since.</summary>
    public Problem? Problem { get; private set; }
    public bool IsUndone { get; private set; }

    /// <summary>Where the older ones begin; null when these are all.</summary>
    public int? Older { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, int? before, string? undone, CancellationToken ct)
    {
        IsUndone = undone == "yes";
        return await ReadAsync(key, before, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string key, int version, CancellationToken ct)
    {
        if (!await ReadAsync(key, null, ct))
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
        if (await db.Services.AsNoTracking().SingleOrDefaultAsync(s => s.Key == key, ct) is not { } entry)
        {
            return false;
        }

        Entry = entry;
        (Changes, Older) = await history.RunAsync(entry.Id, EntryState.Of(entry), before, ct);
        return true;
    }
}
