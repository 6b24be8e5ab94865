using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Directory;
using Nabij.Platform;

namespace Nabij.Features.Organisations;

/// <summary>An administrator lets an organisation in. Its first manager is invited next; until then nobody acts for it.</summary>
internal sealed class CreateOrganisation(NabijDb db, ActingRole acting, AuditTrail audit, TimeProvider clock)
{
    /// <param name="id">Comes with the form, so that the same form twice is one organisation.</param>
    public async Task<Result<Guid>> RunAsync(Guid id, LocalText name, OrganisationKind kind, Guid? directoryId, CancellationToken ct)
    {
        if (!await acting.IsAsync(MemberRole.Administrator, ct))
        {
            return OrganisationProblems.Unknown;
        }

        if (await db.Organisations.AnyAsync(o => o.Id == id, ct))
        {
            return id;
        }

        if (name.IsEmpty || name.Wordings.Values.Any(w => w.Text.Length > Organisation.MaxName))
        {
            return OrganisationProblems.NameMissing;
        }

        if (directoryId is { } entry && !await db.Organizations.AnyAsync(o => o.Id == entry, ct))
        {
            return OrganisationProblems.DirectoryUnknown;
        }

        // Names are documents that SQL can't look into; there are some hundreds of organisations.
        var taken = await db.Organisations.AsNoTracking().Where(o => o.ClosedOn == null).Select(o => o.Name).ToListAsync(ct);
        if (taken.Any(t => t.Wordings.Values.Any(w => name.Wordings.Values.Any(n => string.Equals(n.Text, w.Text, StringComparison.OrdinalIgnoreCase)))))
        {
            return OrganisationProblems.NameTaken;
        }

        var organisation = new Organisation { Id = id, Name = name, Kind = kind, DirectoryId = directoryId, CreatedAt = clock.GetUtcNow() };
        db.Add(organisation);
        audit.Add("organisation.created", MemberAudit.Purpose, MemberAudit.Organisation, id);
        try
        {
            await db.SaveChangesAsync(ct);
            return id;
        }
        catch (DbUpdateException e)
        {
            // The second of two clicks came while the first was being kept.
            db.ChangeTracker.Clear();
            return await db.Organisations.AnyAsync(o => o.Id == id, ct) ? id : throw new InvalidOperationException("An organisation could not be kept.", e);
        }
    }
}

/// <summary>The organisation that keeps the installation, with its first administrator: made at the machine itself, before anybody can sign in.</summary>
internal sealed class FirstOrganisation(NabijDb db, AuditTrail audit, TimeProvider clock)
{
    /// <summary>In the caller's save.</summary>
    public Guid Add(LocalText name, Guid accountId)
    {
        var now = clock.GetUtcNow();
        var organisation = new Organisation { Id = Guid.CreateVersion7(now), Name = name, Kind = OrganisationKind.Administration, CreatedAt = now };
        db.Add(organisation);
        audit.Add("organisation.created", MemberAudit.Purpose, MemberAudit.Organisation, organisation.Id);
        foreach (var role in new[] { MemberRole.Administrator, MemberRole.Manager })
        {
            AddMember(organisation.Id, accountId, role);
        }

        return organisation.Id;
    }

    /// <summary>One more administrator of an organisation, in the caller's save: the way back when nobody is left who can sign in.</summary>
    public void AddMember(Guid organisationId, Guid accountId, MemberRole role)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        Membership.Start(id, accountId, organisationId, role, new(MembershipScope.None, clock.Today(), null, null), clock.Today()).Ok(out var membership);
        db.Add(membership);
        audit.Add("membership.started", MemberAudit.Purpose, MemberAudit.Subject, id, $"role={role}");
    }
}
