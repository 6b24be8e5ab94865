using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Corrections;
using Nabij.Platform;

namespace Nabij.Features.Proposals;

/// <summary>"Something is missing here." The token against forged forms is checked here, so that who comes back to an old form loses nothing.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ProposePage(SendProposal send, CorrectionPace pace, IAntiforgery antiforgery) : PageModel
{
    public ProposalInput Input { get; private set; } = ProposalInput.New();

    public void OnGet() => PrivateAnswer.Mark(HttpContext);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        var fields = (await Request.FieldsAsync(ct)).ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
        Input = ProposalInput.Read(fields);
        if (Input.Problems.Count == 0 && !await antiforgery.IsRequestValidAsync(HttpContext))
        {
            Input = Input with { Problems = [ProposalProblems.SendAgain] };
        }

        if (Input.Problems.Count == 0 && !pace.MaySend(HttpContext.Connection.RemoteIpAddress))
        {
            Response.Headers.RetryAfter = "10";
            Input = Input with { Problems = [ProposalProblems.Wait] };
        }

        if (Input.Problems.Count > 0)
        {
            Response.StatusCode = Input.Problems.Contains(ProposalProblems.Wait) ? StatusCodes.Status429TooManyRequests : StatusCodes.Status400BadRequest;
            return Page();
        }

        return Redirect($"/{Languages.Current}/proposals/{await send.RunAsync(Input, Languages.Current, ct)}");
    }
}
