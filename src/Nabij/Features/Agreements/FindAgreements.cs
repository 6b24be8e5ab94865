using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Organisations;
using Nabij.Features.Territories;
using Nabij.Platform;

namespace Nabij.Features.Agreements;

/// <summary>Who agreed to take something on somewhere: what routing asks before it proposes anybody.</summary>
internal sealed class FindAgreements(NabijDb db)
{
    /// <param name="territory">Full code of where it is: an agreement for a territory that this one lies in holds too.</param>
    /// <param name="kind">Code of a kind of help; null: a message of someone who worries.</param>
    public async Task<IReadOnlyList<AgreementMatch>> RunAsync(string territory, string? kind, DateTimeOffset moment, CancellationToken ct)
    {
        var day = LocalDay.Of(moment);
        var open = db.Organisations.Where(o => o.ClosedOn == null);
        var live = await db.Agreements.AsNoTracking()
            .Where(a => a.Status == AgreementStatus.Accepted && a.StartsOn <= day && (a.EndsOn == null || a.EndsOn >= day))
            .Where(a => open.Any(o => o.Id == a.TakerId) && open.Any(o => o.Id == a.SenderId))
            .OrderBy(a => a.Id)
            .ToListAsync(ct);
        return live.Count == 0 ? [] : AgreementMatch.Of(live, await AroundAsync(territory, ct), kind, moment);
    }

    // The territory itself and all it lies in, with whether that is certain on the whole way up.
    private async Task<Dictionary<string, bool>> AroundAsync(string territory, CancellationToken ct)
    {
        var around = new Dictionary<string, bool>(StringComparer.Ordinal) { [territory] = true };
        var next = await db.Territories.AsNoTracking().Where(t => t.Code == territory).Select(t => new { t.Id, IsCertain = true }).ToListAsync(ct);
        while (next.Count > 0)
        {
            var ids = next.ConvertAll(t => t.Id);
            var wholes = await db.TerritoryLinks.AsNoTracking().Where(l => ids.Contains(l.PartId))
                .Join(db.Territories, l => l.WholeId, t => t.Id, (l, t) => new { l.PartId, t.Id, t.Code, l.Certainty })
                .ToListAsync(ct);
            var reached = wholes.GroupBy(w => (w.Id, w.Code))
                .Select(g => (g.Key.Id, g.Key.Code, IsCertain: g.Any(w => w.Certainty == Certainty.Certain && next.Exists(n => n.Id == w.PartId && n.IsCertain))))
                .Where(w => !around.TryGetValue(w.Code, out var certain) || (w.IsCertain && !certain))
                .ToList();
            foreach (var (_, code, certain) in reached)
            {
                around[code] = certain;
            }

            next = reached.ConvertAll(r => new { r.Id, r.IsCertain });
        }

        return around;
    }
}
