using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Platform;

namespace Nabij.Features.Entries;

/// <summary>Every organisation we know, by name in the reader's language: also those that only study, train or speak for others.</summary>
[AllowAnonymous]
internal sealed class OrganisationsPage(NabijDb db) : PageModel
{
    public IReadOnlyList<Organization> Organizations { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var active = await db.Organizations.AsNoTracking().Where(o => o.Status == EntryStatus.Active).OrderBy(o => o.Id).ToListAsync(ct);
        Organizations = [.. active.OrderBy(o => o.Document.Name.In(Languages.Current), StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true)).ThenBy(o => o.Key, StringComparer.Ordinal)];
    }
}
