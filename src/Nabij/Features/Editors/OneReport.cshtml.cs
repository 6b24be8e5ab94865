using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Data;
using Nabij.Features.Corrections;
using Nabij.Platform;

namespace Nabij.Features.Editors;

/// <summary>One report in the words of who sent it, with the mail address to answer to. Who opens it is remembered.</summary>
[Authorize(Policies.Editor)]
internal sealed class OneReportPage(NabijDb db, HandleCorrections handle) : PageModel
{
    public Correction Report { get; private set; } = null!;
    public string? Mail { get; private set; }
    public bool HasPhoto { get; private set; }

    /// <summary>Null when the entry is gone since.</summary>
    public CorrectedEntry? Entry { get; private set; }

    /// <summary>A colleague dealt with it in the meantime.</summary>
    public bool IsTooLate { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await ShowAsync(reference, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnGetPhotoAsync(string reference, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        return await handle.PhotoAsync(reference, ct) is { } photo ? File(photo, "image/jpeg") : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        switch (await handle.DoneAsync(reference, ct))
        {
            case null:
                return Redirect($"/{Languages.Current}/editors/reports?handled={Uri.EscapeDataString(reference)}");
            case { Kind: ProblemKind.NotFound }:
                return NotFound();
            default:
                IsTooLate = true;
                Response.StatusCode = StatusCodes.Status409Conflict;
                return await ShowAsync(reference, ct) ? Page() : NotFound();
        }
    }

    private async Task<bool> ShowAsync(string reference, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (await handle.ShowAsync(reference, ct) is not var (report, mail, hasPhoto))
        {
            return false;
        }

        (Report, Mail, HasPhoto) = (report, mail, hasPhoto);
        Entry = (await CorrectedEntry.FindAllAsync(db, [report.Entry], ct)).GetValueOrDefault(report.Entry);
        return true;
    }
}
