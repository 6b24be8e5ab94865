using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Paper;

/// <summary>A booklet of one place, to read or to print; without a place, the form that asks for one.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class BookletPage(FindHelp find, BookletMaker maker, Chromium chromium) : PageModel
{
    public FinderState State { get; } = find.State;
    public BookletInput Input { get; private set; } = new();
    public Booklet? Booklet { get; private set; }

    public bool IsPosted => HttpMethods.IsPost(Request.Method);

    public bool HasPdf => chromium.IsThere;

    public bool HasProblem(string field) => Input.Problems.Any(p => p.Field == field);

    public Task OnGetAsync(CancellationToken ct) => RunAsync(Request.Query, ct);

    public async Task OnPostAsync(CancellationToken ct) => await RunAsync(await Request.FieldsAsync(ct), ct);

    private async Task RunAsync(IEnumerable<KeyValuePair<string, StringValues>> fields, CancellationToken ct)
    {
        Input = BookletInput.Read(fields, State);
        if (Input.IsAsked)
        {
            PrivateAnswer.Mark(HttpContext);
        }

        if (Input.IsComplete)
        {
            Booklet = await maker.MakeAsync(Input, State, ct);
        }

        if (Input.Problems.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }
}
