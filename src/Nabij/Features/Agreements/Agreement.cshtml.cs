using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Features.Agreements;

/// <summary>One agreement: what it says, who did what when, and what can be done now. Another organisation's reads as not there.</summary>
[Authorize(Policies.Manager)]
internal sealed class AgreementPage(NabijDb db, AnswerAgreement answer, ScopeChoices choices, CurrentActor actor, TimeProvider clock) : PageModel
{
    public AgreementView View { get; private set; } = null!;
    public IReadOnlyList<string> Kinds { get; private set; } = [];
    public IReadOnlyList<string> Territories { get; private set; } = [];
    public IReadOnlyList<AgreementStep> Steps { get; private set; } = [];
    public Problem? Problem { get; private set; }
    public DateOnly Today => clock.Today();

    [BindProperty]
    public int Version { get; set; }

    /// <summary>What the next answer is about: what is shown now, once who reads was told that it changed.</summary>
    public int ShownVersion => Problem is null || Problem.Field == "version" ? View.Agreement.Version : Version;

    /// <summary>accepted, declined, withdrawn or ended: the value of the button.</summary>
    [BindProperty]
    public string? Act { get; set; }

    [BindProperty(Name = "last-day")]
    public string? LastDay { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        return await LoadAsync(id, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        AgreementAct? act = Act switch
        {
            "accepted" => AgreementAct.Accepted,
            "declined" => AgreementAct.Declined,
            "withdrawn" => AgreementAct.Withdrawn,
            "ended" => AgreementAct.Ended,
            _ => null,
        };
        if (act is not null)
        {
            Problem = await answer.RunAsync(id, Version, act.Value, FormDay.Read(LastDay), ct);
            if (Problem is null)
            {
                return Redirect($"/{Languages.Current}/organisation/agreements/{id}");
            }
        }

        if (act is null || Problem == AgreementProblems.Unknown || !await LoadAsync(id, ct))
        {
            return NotFound();
        }

        Response.StatusCode = ApiProblems.Status(Problem!.Kind);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken ct)
    {
        if (actor.Value.OrganisationId is not { } own || (await AgreementView.OfAsync(db, own, id, 1, ct)).SingleOrDefault() is not { } view)
        {
            return false;
        }

        View = view;
        var kinds = (await choices.KindsAsync(ct)).SelectMany(g => g.Choices).ToList();
        var territories = (await choices.TerritoriesAsync(ct)).SelectMany(g => g.Choices).ToList();
        Kinds = [.. view.Agreement.Terms.Kinds.Select(k => ScopeChoices.Name(kinds, k))];
        Territories = [.. view.Agreement.Terms.Territories.Select(t => ScopeChoices.Name(territories, t))];
        Steps = await db.AgreementSteps.AsNoTracking().Where(s => s.AgreementId == id).OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync(ct);
        return true;
    }
}
