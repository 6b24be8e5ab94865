using Nabij.Platform;

namespace Nabij.Features.Organisations;

/// <summary>An organisation with all its members that nobody ended, for one change: what one person may, and what must hold of all together.</summary>
internal sealed class OrganisationMembers(Organisation organisation, List<Membership> members, DateOnly today)
{
    public Organisation Organisation { get; } = organisation;

    public DateOnly Today { get; } = today;

    public IReadOnlyList<Membership> All => members;

    /// <summary>Somebody manages it today, and on every day to come as far as was said: no gap at the end of a membership.</summary>
    public bool IsManaged
    {
        get
        {
            var next = Today;
            foreach (var manager in members.Where(m => m.Role == MemberRole.Manager && m.EndedAt is null).OrderBy(m => m.StartsOn))
            {
                if (manager.StartsOn > next)
                {
                    return false;
                }

                if (manager.EndsOn is not { } end)
                {
                    return true;
                }

                next = end >= next ? end.AddDays(1) : next;
            }

            return false;
        }
    }

    public Membership? Find(Guid id) => members.SingleOrDefault(m => m.Id == id && m.EndedAt is null);

    public bool MayGrant(Actor actor, MemberRole role) =>
        actor.OrganisationId == Organisation.Id && members.Any(m => m.AccountId == actor.AccountId && m.IsLive(Today) && MemberRoles.MayGrant(m.Role, role, ownOrganisation: true));

    public void Add(Membership membership) => members.Add(membership);

    /// <summary>What a change may never leave behind.</summary>
    public Problem? Check(bool wasManaged) =>
        members.GroupBy(m => (m.AccountId, m.Role)).Any(g => g.Index().Any(one => g.Skip(one.Index + 1).Any(one.Item.Overlaps))) ? MembershipProblems.Twice
        : wasManaged && Organisation.ClosedOn is null && !IsManaged ? MembershipProblems.LastManager
        : null;
}
