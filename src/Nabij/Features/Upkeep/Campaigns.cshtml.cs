using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Upkeep;

/// <summary>Seasons in which many entries are looked at together, with how far they are.</summary>
[Authorize(Policies.Editor)]
internal sealed class CampaignsPage(NabijDb db, FindHelp find, AuditTrail audit, TimeProvider clock) : PageModel
{
    // Those of some years; older ones say nothing any more.
    private const int Most = 20;

    public FinderState State { get; } = find.State;
    public IReadOnlyList<(Campaign Campaign, int Done, int All)> Campaigns { get; private set; } = [];
    public DateOnly Today => clock.Today();
    public Problem? Problem { get; private set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Territory { get; set; }

    [BindProperty]
    public string? Theme { get; set; }

    [BindProperty]
    public string? Starts { get; set; }

    [BindProperty]
    public string? Ends { get; set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Starts, Ends) = (FormDay.Write(Today), FormDay.Write(Today.AddMonths(2)));
        await ReadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (name, starts, ends) = (FormText.Line(Name), FormDay.Read(Starts), FormDay.Read(Ends));
        Problem = Campaign.Check(name, starts, ends);
        if (Problem is not null)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            await ReadAsync(ct);
            return Page();
        }

        var campaign = new Campaign
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Name = name!,
            Territory = Territory is { Length: > 0 } code && State.Places.ByCode(code) is not null ? code : null,
            Theme = State.Themes.Select(t => t.Code).FirstOrDefault(c => c == Theme),
            StartsOn = starts!.Value,
            EndsOn = ends!.Value,
        };
        db.Add(campaign);
        audit.Add("campaign.begun", "upkeep", "campaign", campaign.Id);
        await db.SaveChangesAsync(ct);
        return Redirect($"/{Languages.Current}/editors/campaigns");
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        var campaigns = await db.Campaigns.AsNoTracking().OrderByDescending(c => c.EndsOn).ThenBy(c => c.Id).Take(Most).ToListAsync(ct);
        Campaigns =
        [
            .. campaigns.Select(c =>
            {
                var (done, all) = ReadOverview.Progress(new EntryScope(State, c.Territory, c.Theme), c.StartsOn);
                return (c, done, all);
            }),
        ];
    }
}
