using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>
/// Whose entries one may correct: an editor all, who works for an organisation those that it runs according to the directory. Asked on every request, so that a right goes with the
/// membership, and with the entry.
/// </summary>
internal sealed class EntryRights(NabijDb db, FindHelp find, CurrentPerson person)
{
    private static readonly string[] Keepers = [nameof(MemberRole.Professional), nameof(MemberRole.Manager)];

    public bool IsEditor => Has(nameof(MemberRole.Editor));

    /// <summary>Who acts speaks for the service itself.</summary>
    public bool IsService => person.Value?.Acting is not null && !IsEditor;

    public IQueryable<Service> Entries() => IsEditor ? db.Services : OfOwnOrganisation();

    /// <summary>Not what is closed or hidden, nor lines of a danger: an editor checks those with their owner (FIELD 8).</summary>
    public IQueryable<Service> OfOwnOrganisation()
    {
        var (organisations, dangers) = (db.Organisations, find.State.DangerLines().ToList());
        Guid? own = Keepers.Any(Has) ? person.Value!.Acting!.OrganisationId : null;
        return db.Services.Where(s => s.OrganizationId != null && organisations.Any(o => o.Id == own && o.DirectoryId == s.OrganizationId) && (s.Status == EntryStatus.Active || s.Status == EntryStatus.TemporarilyClosed) && !dangers.Contains(s.Key));
    }

    private bool Has(string role) => person.Value?.Acting?.Roles.Contains(role) == true;
}
