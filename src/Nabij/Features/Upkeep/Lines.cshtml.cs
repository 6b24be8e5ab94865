using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Platform;

namespace Nabij.Features.Upkeep;

/// <summary>The monthly check of the lines that people call in danger.</summary>
[Authorize(Policies.Editor)]
internal sealed class LinesPage(DangerLines lines) : PageModel
{
    public IReadOnlyList<DangerLine> Lines { get; private set; } = [];

    /// <summary>Which button was pressed last: confirmed or failed.</summary>
    public string? Done { get; private set; }

    public async Task OnGetAsync(string? done, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        Done = done is "confirmed" or "failed" ? done : null;
        Lines = await lines.ListAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(string? key, CancellationToken ct) => After(await lines.ConfirmAsync(key ?? "", ct), "confirmed");

    public async Task<IActionResult> OnPostFailAsync(string? key, CancellationToken ct) => After(await lines.FailAsync(key ?? "", ct), "failed");

    private IActionResult After(Problem? problem, string done)
    {
        PrivateAnswer.Mark(HttpContext);
        return problem is null ? Redirect($"/{Languages.Current}/editors/danger-lines?done={done}") : NotFound();
    }
}
