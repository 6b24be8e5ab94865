using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Platform;

namespace Nabij.Features.Terms;

/// <summary>What editors published of words, the newest first, each with the way back.</summary>
[Authorize(Policies.Editor)]
internal sealed class WordChangesPage(NabijDb db, EditorNames names) : PageModel
{
    private const int OnePage = 50;

    public IReadOnlyList<WordChange> Changes { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>The number before which the next page begins; null on the last one.</summary>
    public int? Older { get; private set; }

    public async Task OnGetAsync(int? before, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        var changes = await db.WordChanges.AsNoTracking().Where(c => before == null || c.Number < before).OrderByDescending(c => c.Number).Take(OnePage + 1).ToListAsync(ct);
        Changes = [.. changes.Take(OnePage)];
        Older = changes.Count > OnePage ? Changes[^1].Number : null;
        Names = await names.OfAsync(Changes.Select(c => c.By), ct);
    }
}
