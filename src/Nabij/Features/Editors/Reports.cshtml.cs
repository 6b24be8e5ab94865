using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Data;
using Nabij.Features.Corrections;
using Nabij.Platform;

namespace Nabij.Features.Editors;

/// <summary>What people said is wrong with an entry, and nobody dealt with yet: the oldest first.</summary>
[Authorize(Policies.Editor)]
internal sealed class ReportsPage(NabijDb db, HandleCorrections handle) : PageModel
{
    public IReadOnlyList<(Correction Report, CorrectedEntry? Entry)> Rows { get; private set; } = [];
    public int All { get; private set; }

    /// <summary>The reference of the one that was just dealt with.</summary>
    public string? Handled { get; private set; }

    public async Task OnGetAsync(string? handled, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        var (first, all) = await handle.OpenAsync(ct);
        var entries = await CorrectedEntry.FindAllAsync(db, [.. first.Select(r => r.Entry).Distinct(StringComparer.Ordinal)], ct);
        (Rows, All) = ([.. first.Select(r => (r, entries.GetValueOrDefault(r.Entry)))], all);
        Handled = handled is null ? null : await handle.HandledAsync(handled, ct);
    }
}
