using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Features.Members;

/// <summary>An organisation in the administrator's list. <paramref name="Members"/>: live memberships; <paramref name="IsManaged"/>: somebody manages it.</summary>
internal sealed record OrganisationLine(Guid Id, LocalText Name, OrganisationKind Kind, DateOnly? ClosedOn, int Members, bool IsManaged);

/// <summary>Every organisation that works with Nabij, for who keeps the installation.</summary>
[Authorize(Policies.Administrator)]
internal sealed class AllOrganisationsPage(NabijDb db, TimeProvider clock) : PageModel
{
    public const int Most = 200;

    public string Query { get; private set; } = "";
    public IReadOnlyList<OrganisationLine> Lines { get; private set; } = [];
    public int Found { get; private set; }

    public async Task OnGetAsync(string? q, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        Query = FormText.Line(q) is { } line ? line[..Math.Min(line.Length, Organisation.MaxName)] : "";
        var today = clock.Today();
        var live = await db.Memberships.AsNoTracking()
            .Where(m => m.EndedAt == null && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today))
            .GroupBy(m => m.OrganisationId)
            .Select(g => new { g.Key, Members = g.Count(), Managers = g.Count(m => m.Role == MemberRole.Manager) })
            .ToDictionaryAsync(g => g.Key, ct);

        // Names are documents that SQL can't look into, and are sorted as their readers sort; there are some hundreds.
        var all = await db.Organisations.AsNoTracking().ToListAsync(ct);
        var found = all.Where(o => Query.Length == 0 || o.Name.Wordings.Values.Any(w => Contains(w.Text, Query))).ToList();
        Found = found.Count;
        Lines =
        [
            .. found.OrderBy(o => o.ClosedOn is not null)
                .ThenBy(o => o.Name.In(Languages.Current), StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true)).ThenBy(o => o.Id)
                .Take(Most)
                .Select(o => new OrganisationLine(o.Id, o.Name, o.Kind, o.ClosedOn, live.GetValueOrDefault(o.Id)?.Members ?? 0, live.GetValueOrDefault(o.Id)?.Managers > 0)),
        ];
    }

    // Without accents and capitals, as people type.
    private static bool Contains(string name, string words) =>
        CultureInfo.InvariantCulture.CompareInfo.IndexOf(name, words, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
}
