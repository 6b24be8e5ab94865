using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.Organisations;

/// <summary>
/// Changes of one organisation's members happen one after the other: each raises the organisation's version, and who comes second tries again
/// on what the first left. So what must hold of all members together holds, whoever saves at once.
/// </summary>
internal sealed class OrganisationChanges(NabijDb db, TimeProvider clock)
{
    private const int Attempts = 8;

    /// <param name="change">Asked again when the save must be tried again, so it changes only what it reads from the database itself.</param>
    public async Task<Problem?> RunAsync(Guid organisationId, Func<OrganisationMembers, Task<Problem?>> change, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await db.Organisations.SingleOrDefaultAsync(o => o.Id == organisationId && o.ClosedOn == null, ct) is not { } organisation)
            {
                return OrganisationProblems.Unknown;
            }

            var kept = await db.Memberships.Where(m => m.OrganisationId == organisationId && m.EndedAt == null).OrderBy(m => m.Id).ToListAsync(ct);
            var members = new OrganisationMembers(organisation, kept, clock.Today());
            var wasManaged = members.IsManaged;
            if ((await change(members) ?? members.Check(wasManaged)) is { } problem)
            {
                db.ChangeTracker.Clear();
                return problem;
            }

            db.AddRange(members.All.Where(m => db.Entry(m).State == EntityState.Detached));
            db.Entry(organisation).State = EntityState.Modified;
            try
            {
                await db.SaveChangesAsync(ct);
                return null;
            }
            catch (DbUpdateConcurrencyException) when (attempt < Attempts)
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
