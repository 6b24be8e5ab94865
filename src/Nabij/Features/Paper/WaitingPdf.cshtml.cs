using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Platform;

namespace Nabij.Features.Paper;

/// <summary>A PDF that was asked for by a form, under a name that says nothing of it.</summary>
[AllowAnonymous]
internal sealed class WaitingPdfPage(PdfDesk desk) : PageModel
{
    public PdfProgress Progress { get; private set; } = null!;

    public IActionResult OnGet(string id)
    {
        var job = desk.Find(id);
        if (PdfAnswer.File(HttpContext, job, PdfRefusal.None) is { } file)
        {
            return file;
        }

        Progress = new PdfProgress(Response.StatusCode, PdfRefusal.None, job is null ? 0 : desk.Before(job), $"/{Languages.Current}/pdf/{job?.Id}", $"/{Languages.Current}");
        return Page();
    }
}
