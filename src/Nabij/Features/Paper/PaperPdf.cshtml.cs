using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Paper;

/// <summary>One page per choice as a PDF.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class PaperPdfPage(FindHelp find, PaperReader reader, PdfAnswer answer, PdfDesk desk) : PageModel
{
    public PdfProgress Progress { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RunAsync(Choice.Read(Request.Query, find.State), false, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => await RunAsync(Choice.Read(await Request.FieldsAsync(ct), find.State), true, ct);

    private async Task<IActionResult> RunAsync(Choice choice, bool posted, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        var back = $"/{Languages.Current}/paper{(posted ? "" : choice.Query)}";
        if (choice.IsEmpty)
        {
            return Redirect(back);
        }

        var (job, refusal) = await answer.AskAsync(HttpContext, await reader.ReadAsync(choice.Entries, find.State, ct));
        if (job is not null && posted)
        {
            return Redirect($"/{Languages.Current}/pdf/{job.Id}");
        }

        if (PdfAnswer.File(HttpContext, job, refusal) is { } file)
        {
            return file;
        }

        Progress = new PdfProgress(Response.StatusCode, refusal, job is null ? 0 : desk.Before(job), $"/{Languages.Current}/paper.pdf{choice.Query}", back);
        return Page();
    }
}
