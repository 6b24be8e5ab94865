using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Finder;

namespace Nabij.Features.Entries;

[AllowAnonymous]
internal sealed class OrganisationPage(NabijDb db, FindHelp find) : PageModel
{
    public FinderState State { get; } = find.State;
    public Organization Organization { get; private set; } = null!;

    /// <summary>What it does, first what residents can open themselves.</summary>
    public IReadOnlyList<Entry> Services { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken ct)
    {
        var organization = await db.Organizations.AsNoTracking().SingleOrDefaultAsync(o => o.Key == key, ct);
        if (organization is null)
        {
            return NotFound();
        }

        Organization = organization;
        Services = [.. State.Lines.Values.Concat(State.Services.Values).Where(s => s.OrganizationKey == key).OrderBy(s => s.Audience is "everyone" or "circle" ? 0 : 1).ThenBy(s => s.Key, StringComparer.Ordinal)];
        return Page();
    }
}
