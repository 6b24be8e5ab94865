using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;
using Nabij.Data;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Paper;

/// <summary>What someone chose, and what they can do with it: print, keep in a calendar, send.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class PaperPage(FindHelp find, PaperReader reader, ShareText share, Chromium chromium) : PageModel
{
    public Choice Choice { get; private set; } = new();
    public IReadOnlyList<PaperEntry> Entries { get; private set; } = [];
    public IReadOnlyList<(LocalText Name, string Path)> Closed { get; private set; } = [];

    /// <summary>What a mail would hold, shown before it is sent.</summary>
    public string MailText { get; private set; } = "";
    public string? MailLink { get; private set; }
    public string ShareLink { get; private set; } = "";

    public bool HasPdf => chromium.IsThere;

    public bool IsPosted => HttpMethods.IsPost(Request.Method);

    /// <summary>Those whose hours nobody knows: a calendar has nothing to say of them.</summary>
    public IReadOnlyList<PaperEntry> WithoutHours => [.. Entries.Where(e => !CalendarMaker.Has(e))];

    public Task OnGetAsync(CancellationToken ct) => RunAsync(Request.Query, ct);

    public async Task OnPostAsync(CancellationToken ct) => await RunAsync(await Request.FieldsAsync(ct), ct);

    private async Task RunAsync(IEnumerable<KeyValuePair<string, StringValues>> fields, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        var state = find.State;
        Choice = Choice.Read(fields, state);
        Entries = await reader.ReadAsync(Choice.Entries, state, ct);
        Closed = await reader.ClosedAsync(Choice, ct);
        MailText = share.Text(Entries, Choice);
        MailLink = share.MailLink(MailText);
        ShareLink = share.Link(Choice);
        if (Choice.IsWrong)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }
}
