using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Data;
using Nabij.Features.Corrections;
using Nabij.Platform;

namespace Nabij.Features.Proposals;

/// <summary>The receipt of a proposal: only who has its address can open it.</summary>
[AllowAnonymous]
internal sealed class ProposedPage(NabijDb db, SendProposal send) : PageModel
{
    public Proposal Proposal { get; private set; } = null!;

    /// <summary>What it became, or what was there already; null when there is none or it is gone since.</summary>
    public CorrectedEntry? Entry { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (!CorrectionInput.IsToken(token) || await send.FindAsync(token, ct) is not { } proposal)
        {
            return NotFound();
        }

        Proposal = proposal;
        Entry = proposal.Entry is { } path ? (await CorrectedEntry.FindAllAsync(db, [path], ct)).GetValueOrDefault(path) : null;
        return Page();
    }
}
