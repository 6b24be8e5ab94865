using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Corrections;
using Nabij.Platform;

namespace Nabij.Features.Editors;

/// <summary>One report in the words of who sent it, with the mail address to answer to. Who opens it is remembered.</summary>
[Authorize(Policies.Editor)]
internal sealed class OneReportPage(NabijDb db, HandleCorrections handle) : PageModel
{
    private const int MostOthers = 50;

    public Correction Report { get; private set; } = null!;
    public string? Mail { get; private set; }
    public bool HasPhoto { get; private set; }

    /// <summary>Null when the entry is gone since.</summary>
    public CorrectedEntry? Entry { get; private set; }

    /// <summary>Other reports about the same entry, the newest first: those that wait, then those that were dealt with.</summary>
    public IReadOnlyList<Correction> Others { get; private set; } = [];

    /// <summary>Why the last button did nothing: a colleague dealt with it in the meantime, or the form said no outcome.</summary>
    public Problem? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await ShowAsync(reference, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnGetPhotoAsync(string reference, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        return await handle.PhotoAsync(reference, ct) is { } photo ? File(photo, "image/jpeg") : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string reference, string? outcome, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        Problem = CorrectionOutcomes.Find(outcome) is { } chosen ? await handle.DoneAsync(reference, chosen, ct) : CorrectionProblems.OutcomeMissing;
        switch (Problem)
        {
            case null:
                return Redirect($"/{Languages.Current}/editors/reports?handled={Uri.EscapeDataString(reference)}");
            case { Kind: ProblemKind.NotFound }:
                return NotFound();
            default:
                Response.StatusCode = Problem.Kind == ProblemKind.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
                return await ShowAsync(reference, ct) ? Page() : NotFound();
        }
    }

    /// <summary>When a colleague opened it again just before, it is open all the same.</summary>
    public async Task<IActionResult> OnPostReopenAsync(string reference, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        return await handle.ReopenAsync(reference, ct) is { Kind: ProblemKind.NotFound } ? NotFound() : Redirect($"/{Languages.Current}/editors/reports/{Uri.EscapeDataString(reference)}");
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
        Others = await db.Corrections.AsNoTracking().Where(c => c.Entry == report.Entry && c.Id != report.Id)
            .OrderBy(c => c.HandledAt != null).ThenByDescending(c => c.SentAt).ThenByDescending(c => c.Id).Take(MostOthers).ToListAsync(ct);
        return true;
    }
}
