using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Calendar;
using Nabij.Features.Corrections;
using Nabij.Features.Directory;
using Nabij.Features.Editing;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Upkeep;

/// <summary>
/// Where an owner's link leads, without an account: "everything still holds" is one button, and what changed is corrected in place. Opening it changes
/// nothing; mail scanners open links too. The link is the secret, so no cookie is placed: nobody can forge a form whose address they don't know.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class OwnerPage(OwnerAnswers answers, CorrectionPace pace, TimeProvider clock) : PageModel
{
    /// <summary>Null: the link does not work, for whatever reason.</summary>
    public Service? Entry { get; private set; }
    public EntryForm Form { get; private set; } = null!;
    public int Seen { get; private set; }

    /// <summary>The version whose conflicts are shown; 0 for none.</summary>
    public int Decided { get; private set; }
    public bool MayCorrect { get; private set; }
    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];
    public IReadOnlyList<FieldConflict> Conflicts { get; private set; } = [];
    public bool IsDone { get; private set; }

    /// <summary>Too much came from one address; nothing was kept, and the form is as it was sent.</summary>
    public bool MustWait { get; private set; }

    /// <summary>Whoever opened it said that they do not keep this entry.</summary>
    public bool IsNotMine { get; private set; }
    public OpeningHours? Hours => OpeningTable.HoursOf(Entry!.Document);
    public string PublicPath => $"/{Languages.Current}{Finder.Entry.PathOf(Entry!.Type == ServiceType.Helpline ? Search.DocumentType.Helpline : Search.DocumentType.Service, Entry.Key)}";

    /// <summary>The page of a report, for what is not corrected here.</summary>
    public string ReportPath => $"/{Languages.Current}/corrections/{(Entry!.Type == ServiceType.Helpline ? "lines" : "services")}/{Entry.Key}";

    public async Task OnGetAsync(string token, string? done, CancellationToken ct)
    {
        IsDone = await FindAsync(token, ct) && done == "yes";
    }

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken ct)
    {
        if (!await FindAsync(token, ct))
        {
            return Page();
        }

        var stands = Form;
        var fields = await Request.FieldsAsync(ct);
        Form = answers.Read(Entry!, fields);
        Seen = OwnerAnswers.SeenOf(fields.FirstOrDefault(f => f.Key == "version").Value, Entry!);
        Problems = [.. Form.Check(stands, Languages.Current), .. await answers.TellsAsync(Entry!, Form, ct)];
        if (Problems.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        if (!pace.MaySend(HttpContext.Connection.RemoteIpAddress))
        {
            MustWait = true;
            Response.Headers.RetryAfter = "10";
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Page();
        }

        var outcome = await answers.RightAsync(Entry!, Form, Seen, EditPage.DecidedOf(EntryForm.Posted(fields.Where(f => f.Key == "decided"))), ct);
        if (outcome.IsDone)
        {
            return Redirect($"/{Languages.Current}/owners/{token}?done=yes");
        }

        (Conflicts, Decided) = (outcome.Conflicts, outcome.Version);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    public async Task<IActionResult> OnPostNotMineAsync(string token, CancellationToken ct)
    {
        if (await FindAsync(token, ct))
        {
            await answers.NotMineAsync(Entry!, ct);
            (IsNotMine, Entry) = (true, null);
            Response.StatusCode = StatusCodes.Status200OK;
        }

        return Page();
    }

    public FieldProblem? Wrong(string field) => Problems.FirstOrDefault(p => p.Field == field);

    private async Task<bool> FindAsync(string token, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        Entry = await answers.FindAsync(token, ct);
        if (Entry is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return false;
        }

        (Seen, Form, MayCorrect) = (Entry.Version, EntryForm.Of(EntryState.Of(Entry)), answers.MayCorrect(Entry));
        if (Entry.Document.Capacity is { } said && !said.HoldsOn(clock.Today()))
        {
            // A word that ran out is not said again by who only looks at the hours (FIELD 25).
            Form = Form.With((CapacityFields.State, CapacityFields.Unknown), (CapacityFields.Weeks, ""));
        }

        return true;
    }
}
