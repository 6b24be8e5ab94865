using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Jobs;
using Nabij.Platform;

namespace Nabij.Features.Administration;

/// <summary>The work that the program does by itself: what failed, runs and waits.</summary>
[Authorize(Policies.Administrator)]
internal sealed class JobsPage(HandleJobs handle) : PageModel
{
    public IReadOnlyList<JobRow> Rows { get; private set; } = [];
    public IReadOnlyDictionary<JobShown, int> All { get; private set; } = new Dictionary<JobShown, int>();

    public async Task OnGetAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        (Rows, All) = await handle.OpenAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct) =>
        await handle.RetryAsync(id, ct) == HandleJobs.Unknown ? NotFound() : Redirect($"/{Languages.Current}/jobs");
}
