using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Data;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Features.Members;

/// <summary>Who replaces a member who is away: arranged by themselves or by a manager.</summary>
[Authorize(Policies.Member)]
internal sealed class AwayPage(NabijDb db, ArrangeSubstitute arrange, ActingRights acting, OrganisationWords words, TimeProvider clock) : PageModel
{
    public MemberRow Row { get; private set; } = null!;
    public IReadOnlyList<KeyValuePair<string, string>> Others { get; private set; } = [];
    public Problem? Problem { get; private set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public Guid? Substitute { get; set; }

    [BindProperty(Name = "away-from")]
    public string? From { get; set; }

    [BindProperty(Name = "away-until")]
    public string? Until { get; set; }

    /// <summary>nobody: nobody replaces any more.</summary>
    [BindProperty]
    public string? Do { get; set; }

    public int ShownVersion => Problem is null || Problem == MembershipProblems.Changed ? Row.Member.Version : Version;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
        {
            return NotFound();
        }

        (Substitute, From, Until) = (Row.Member.SubstituteId, FormDay.Write(Row.Member.AwayFrom ?? clock.Today()), FormDay.Write(Row.Member.AwayUntil));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await FindAsync(id, ct))
        {
            return NotFound();
        }

        Problem = Do == "nobody" ? await arrange.RunAsync(id, Version, null, ct)
            : Substitute is not { } substitute ? MembershipProblems.SubstituteWrong
            : FormDay.Read(From) is not { } from || FormDay.Read(Until) is not { } until ? MembershipProblems.AwayWrong
            : await arrange.RunAsync(id, Version, (substitute, from, until), ct);
        if (Problem is null)
        {
            return Redirect($"/{Languages.Current}/organisation");
        }

        if (Problem.Kind == ProblemKind.NotFound || !await FindAsync(id, ct))
        {
            return NotFound();
        }

        Response.StatusCode = ApiProblems.Status(Problem.Kind);
        return Page();
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (await acting.FindAsync(ct) is not { } rights)
        {
            return false;
        }

        var all = await MemberRow.OfAsync(db, rights.OrganisationId, clock.Today(), ct);
        if (all.Find(r => r.Member.Id == id && rights.MayEnd(r.Member)) is not { } row)
        {
            return false;
        }

        Row = row;
        Others = [.. all.Where(r => r.Member.AccountId != row.Member.AccountId).Select(r => KeyValuePair.Create(r.Member.Id.ToString(), $"{r.Name} ({words.Role(r.Member.Role)})"))];
        return true;
    }
}
