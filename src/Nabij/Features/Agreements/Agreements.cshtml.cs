using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.Agreements;

/// <summary>The agreements of the organisation one acts for.</summary>
[Authorize(Policies.Manager)]
internal sealed class AgreementsPage(NabijDb db, CurrentActor actor, TimeProvider clock) : PageModel
{
    public const int Most = 200;

    private static readonly string[] States = ["asked", "proposed", "live", "later", "ended", "declined", "withdrawn"];

    /// <summary>By what is said of them, in the order in which they matter.</summary>
    public IReadOnlyList<(string State, IReadOnlyList<AgreementView> Agreements)> Groups { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (actor.Value.OrganisationId is not { } own)
        {
            return NotFound();
        }

        var all = (await AgreementView.OfAsync(db, own, null, Most, ct)).ToLookup(a => a.StateOn(clock.Today()) is "proposed" ? a.WeProposed ? "proposed" : "asked" : a.StateOn(clock.Today()));
        Groups = [.. States.Select(s => (s, (IReadOnlyList<AgreementView>)[.. all[s]])).Where(g => g.Item2.Count > 0)];
        return Page();
    }
}
