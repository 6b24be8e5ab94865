using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Paper;

/// <summary>The booklet as a PDF: the file once it is ready, until then a page that says so.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class BookletPdfPage(FindHelp find, BookletMaker maker, PdfAnswer answer, PdfDesk desk) : PageModel
{
    public PdfProgress Progress { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var input = BookletInput.Read(Request.Query, find.State);
        return await RunAsync(input, $"/{Languages.Current}/booklet.pdf{input.Query()}", $"/{Languages.Current}/booklet{input.Query()}", ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await RunAsync(BookletInput.Read(await Request.FieldsAsync(ct), find.State), null, $"/{Languages.Current}/booklet", ct);

    // What was posted stays out of the address: its file waits under a name that says nothing.
    private async Task<IActionResult> RunAsync(BookletInput input, string? again, string back, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (!input.IsComplete)
        {
            return Redirect($"/{Languages.Current}/booklet{(input.IsAsked && again is not null ? input.Query() : "")}");
        }

        var (job, refusal) = await answer.AskAsync(HttpContext, await maker.MakeAsync(input, find.State, ct));
        if (job is not null && again is null)
        {
            return Redirect($"/{Languages.Current}/pdf/{job.Id}");
        }

        if (PdfAnswer.File(HttpContext, job, refusal) is { } file)
        {
            return file;
        }

        Progress = new PdfProgress(Response.StatusCode, refusal, job is null ? 0 : desk.Before(job), again ?? back, back);
        return Page();
    }
}
