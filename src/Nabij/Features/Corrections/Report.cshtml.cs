using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.Corrections;

/// <summary>
/// "Is something wrong here?" The token against forged forms is checked here and not by the framework, so that who comes back to an old
/// form, or refuses the cookie, is told so beside what they typed, and loses nothing.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ReportPage(NabijDb db, ReportCorrection report, CorrectionPace pace, IAntiforgery antiforgery) : PageModel
{
    public CorrectedEntry Entry { get; private set; } = null!;
    public CorrectionInput Input { get; private set; } = CorrectionInput.New();

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (await FindAsync(ct) is not { } entry)
        {
            return NotFound();
        }

        Entry = entry;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (await FindAsync(ct) is not { } entry)
        {
            return NotFound();
        }

        Entry = entry;
        var form = await Request.FieldsAsync(ct);
        Input = CorrectionInput.Read(new FormCollection(form.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal)));
        if (Input.Problems.Count == 0 && !await antiforgery.IsRequestValidAsync(HttpContext))
        {
            Input = Input with { Problems = [CorrectionProblems.SendAgain] };
        }

        if (Input.Problems.Count == 0 && !pace.MaySend(HttpContext.Connection.RemoteIpAddress))
        {
            Response.Headers.RetryAfter = "10";
            Input = Input with { Problems = [CorrectionProblems.Wait] };
        }

        if (Input.Problems.Count > 0)
        {
            Response.StatusCode = Input.Problems.Contains(CorrectionProblems.Wait) ? StatusCodes.Status429TooManyRequests : StatusCodes.Status400BadRequest;
            return Page();
        }

        return Redirect($"/{Languages.Current}/corrections/{await report.RunAsync(Entry, Input, Languages.Current, ct)}");
    }

    // Not as parameters: these are not bound when the form cannot be read, and then the form is wrong, not the address.
    private Task<CorrectedEntry?> FindAsync(CancellationToken ct) =>
        CorrectedEntry.FindAsync(db, (string)RouteData.Values["kind"]!, (string)RouteData.Values["key"]!, ct);

    /// <summary>The code of what is wrong with a field.</summary>
    public string? Wrong(string field) => Input.Problems.FirstOrDefault(p => p.Field == field)?.Code;
}
