using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Platform;

namespace Nabij.Features.Proposals;

/// <summary>What people said is missing, and nobody dealt with yet: the oldest first.</summary>
[Authorize(Policies.Editor)]
internal sealed class ProposalsPage(HandleProposals handle) : PageModel
{
    public IReadOnlyList<Proposal> Proposals { get; private set; } = [];
    public int All { get; private set; }
    public bool IsHandled { get; private set; }

    public async Task OnGetAsync(string? handled, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        IsHandled = handled == "yes";
        (Proposals, All) = await handle.OpenAsync(ct);
    }
}
