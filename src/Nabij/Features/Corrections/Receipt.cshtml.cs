using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.Corrections;

/// <summary>The receipt of a report: only who has its address can open it.</summary>
[AllowAnonymous]
internal sealed class ReceiptPage(NabijDb db, ReportCorrection report) : PageModel
{
    public Correction Correction { get; private set; } = null!;

    /// <summary>Null when the entry is gone since.</summary>
    public CorrectedEntry? Entry { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (!CorrectionInput.IsToken(token) || await report.FindAsync(token, ct) is not { } correction)
        {
            return NotFound();
        }

        Correction = correction;
        Entry = correction.Entry.Split('/') is [var kind, var key] ? await CorrectedEntry.FindAsync(db, kind, key, ct) : null;
        return Page();
    }
}
