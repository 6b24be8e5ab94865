using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Features.Agreements;

/// <summary>A manager proposes an agreement to another organisation.</summary>
[Authorize(Policies.Manager)]
internal sealed class ProposePage(NabijDb db, ProposeAgreement propose, ScopeChoices choices, CurrentActor actor, TimeProvider clock) : PageModel
{
    private const int MostChosen = 500;

    public Problem? Problem { get; private set; }
    public IReadOnlyList<KeyValuePair<string, string>> Partners { get; private set; } = [];
    public IReadOnlyList<ChoiceGroup> AllKinds { get; private set; } = [];
    public IReadOnlyList<ChoiceGroup> AllTerritories { get; private set; } = [];

    /// <summary>Id of what comes of this form.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    [BindProperty]
    public Guid? Partner { get; set; }

    /// <summary>us or them.</summary>
    [BindProperty]
    public string? Taker { get; set; }

    [BindProperty]
    public string[] Kinds { get; set; } = [];

    [BindProperty]
    public string[] Reports { get; set; } = [];

    [BindProperty]
    public string[] Territories { get; set; } = [];

    [BindProperty]
    public string[] Days { get; set; } = ["Mo", "Tu", "We", "Th", "Fr"];

    [BindProperty]
    public string? From { get; set; } = "09:00";

    [BindProperty]
    public string? Until { get; set; } = "17:00";

    [BindProperty]
    public string? Within { get; set; } = "8";

    [BindProperty]
    public string? Remarks { get; set; }

    [BindProperty]
    public string? Starts { get; set; }

    [BindProperty]
    public string? Ends { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        (Key, Starts) = (Guid.CreateVersion7(clock.GetUtcNow()), FormDay.Write(clock.Today()));
        await LoadAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        Problem = FormDay.IsWrong(Ends) ? AgreementProblems.DaysWrong : await propose.RunAsync(Proposal(), ct);
        if (Problem is null)
        {
            return Redirect($"/{Languages.Current}/organisation/agreements/{Key}");
        }

        if (Problem.Kind == ProblemKind.NotFound)
        {
            return NotFound();
        }

        Response.StatusCode = ApiProblems.Status(Problem.Kind);
        await LoadAsync(ct);
        return Page();
    }

    /// <summary>The code of what is wrong with a field.</summary>
    public string? Wrong(string field) => Problem?.Field == field ? Problem.Code : null;

    private AgreementProposal Proposal() => new(
        Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key,
        Partner,
        Taker switch { "us" => true, "them" => false, _ => null },
        new AgreementTerms
        {
            Kinds = Chosen(Kinds),
            Reports = Reports is ["yes"],
            Territories = Chosen(Territories),
            Hours = AgreementHours.Write(Days, From, Until) ?? "",
            WithinHours = int.TryParse(Within, NumberStyles.None, CultureInfo.InvariantCulture, out var hours) ? hours : 0,
            Remarks = FormText.Clean(Remarks),
        },
        FormDay.Read(Starts),
        FormDay.Read(Ends));

    private static string[] Chosen(string[] codes) => [.. codes.Where(c => !string.IsNullOrEmpty(c)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostChosen)];

    private async Task LoadAsync(CancellationToken ct)
    {
        var own = actor.Value.OrganisationId;
        Partners =
        [
            .. (await db.Organisations.AsNoTracking().Where(o => o.ClosedOn == null && o.Id != own).Select(o => new { o.Id, o.Name }).ToListAsync(ct))
                .Select(o => KeyValuePair.Create(o.Id.ToString(), o.Name.In(Languages.Current)))
                .OrderBy(o => o.Value, StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true)).ThenBy(o => o.Key, StringComparer.Ordinal),
        ];
        AllKinds = await choices.KindsAsync(ct);
        AllTerritories = await choices.TerritoriesAsync(ct);
    }
}
