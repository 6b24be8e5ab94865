using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Paper;

/// <summary>One page of paper per choice.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class SheetsPage(FindHelp find, PaperReader reader, Chromium chromium) : PageModel
{
    public Choice Choice { get; private set; } = new();
    public IReadOnlyList<PaperEntry> Entries { get; private set; } = [];

    public bool HasPdf => chromium.IsThere;

    public bool IsPosted => HttpMethods.IsPost(Request.Method);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RunAsync(Request.Query, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => await RunAsync(await Request.FieldsAsync(ct), ct);

    private async Task<IActionResult> RunAsync(IEnumerable<KeyValuePair<string, StringValues>> fields, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        var state = find.State;
        Choice = Choice.Read(fields, state);
        if (Choice.IsEmpty && !Choice.IsWrong)
        {
            return Redirect($"/{Languages.Current}/paper");
        }

        Entries = await reader.ReadAsync(Choice.Entries, state, ct);
        if (Choice.IsWrong)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        return Page();
    }
}
