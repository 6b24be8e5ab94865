using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Members;
using Nabij.Features.Messages;
using Nabij.Features.Organisations;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

[Trait("Takes", "a minute")]
public sealed class MembershipPropertiesOnSqlite() : MembershipProperties(Engine.Sqlite);

[Trait("Database", "postgres")]
[Trait("Takes", "a minute")]
public sealed class MembershipPropertiesOnPostgres() : MembershipProperties(Engine.Postgres);

/// <summary>What must hold after any sequence of inviting, accepting, changing, ending, replacing, closing and days that pass.</summary>
public abstract class MembershipProperties(Engine engine)
{
    private const int Steps = 300;

    private static readonly MemberRole[] Roles = [MemberRole.Manager, MemberRole.Professional, MemberRole.Observer, MemberRole.Administrator];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Always_one_manager_never_the_same_twice_and_nobody_acts_after_the_end(int seed)
    {
        var random = new Random(seed);
        await using var house = await TestHouse.StartAsync(engine, s => s.AddMembers());
        var organisations = new List<Guid> { await house.OrganisationAsync("Een"), await house.OrganisationAsync("Twee") };
        var keepers = await house.OrganisationAsync("Nabij");
        var keeper = await house.PersonAsync();
        await house.MemberAsync(keepers, keeper, MemberRole.Administrator);
        await house.MemberAsync(keepers, keeper, MemberRole.Manager);
        var people = new List<Guid> { keeper, await house.PersonAsync(), await house.PersonAsync(), await house.PersonAsync(), await house.PersonAsync() };
        await house.MemberAsync(organisations[0], people[1], MemberRole.Manager);
        var play = new Play(house, random, people, keeper, keepers);
        var managed = new HashSet<Guid>();
        var done = 0;
        for (var step = 0; step < Steps; step++)
        {
            var before = await RowsAsync(house);
            var (problem, acted) = await play.StepAsync(organisations[random.Next(organisations.Count)]);
            done += acted && problem is null ? 1 : 0;
            if (problem is not null)
            {
                Assert.Equal(before, await RowsAsync(house));
            }

            await CheckAsync(house, managed, organisations, people, $"seed {seed}, step {step}");
        }

        Assert.True(done > Steps / 8, $"Only {done} of {Steps} steps did anything.");
    }

    private sealed class Play(TestHouse house, Random random, List<Guid> people, Guid keeper, Guid keepers)
    {
        private readonly List<(string Token, Guid For)> _links = [];

        public async Task<(Problem? Problem, bool Acted)> StepAsync(Guid organisation)
        {
            var acting = await WhoActsAsync(organisation);
            var where = acting == keeper && random.Next(3) > 0 ? keepers : organisation;
            var member = await AnyMemberAsync(organisation);
            var terms = new MembershipTerms(MembershipScope.None, house.Today.AddDays(random.Next(3) > 0 ? 0 : random.Next(-1, 4)), random.Next(2) == 0 ? null : house.Today.AddDays(random.Next(-1, 20)), random.Next(2) == 0 ? null : "law-458");
            switch (random.Next(24))
            {
                case < 6:
                    return (await InviteAsync(acting, where, organisation, terms), true);
                case < 12 when _links.Count > 0:
                    var (token, invited) = _links[^random.Next(1, Math.Min(_links.Count, 4) + 1)];
                    var account = random.Next(5) == 0 ? acting : invited;
                    return (await house.AsAsync(account, organisation, (AcceptInvitation h) => h.RunAsync(token, account, AddressOf(account), Ct)), true);
                case < 16 when member is not null:
                    var kept = random.Next(4) > 0 ? terms with { StartsOn = member.StartsOn } : terms;
                    return (await house.AsAsync(acting, where, (ChangeMembership h) => h.RunAsync(member.Id, member.Version - (random.Next(6) == 0 ? 1 : 0), kept, Ct)), true);
                case < 19 when member is not null:
                    return (await house.AsAsync(acting, where, (EndMembership h) => h.RunAsync(member.Id, Ct)), true);
                case < 21 when member is not null && await AnyMemberAsync(organisation) is { } other:
                    return (await house.AsAsync(acting, where, (ArrangeSubstitute h) => h.RunAsync(member.Id, member.Version, (other.Id, terms.StartsOn, terms.EndsOn ?? house.Today.AddDays(3)), Ct)), true);
                case 21 when random.Next(12) == 0:
                    return (await house.AsAsync(acting, where, (CloseOrganisation h) => h.RunAsync(organisation, Ct)), true);
                default:
                    house.Clock.Pass(TimeSpan.FromHours(random.Next(1, 30)));
                    return (null, false);
            }
        }

        private async Task<Problem?> InviteAsync(Guid acting, Guid where, Guid organisation, MembershipTerms terms)
        {
            var invited = people[random.Next(people.Count)];
            var role = random.Next(2) == 0 ? MemberRole.Manager : Roles[random.Next(Roles.Length)];
            var problem = await house.AsAsync(acting, where, (InviteMember h) => h.RunAsync(organisation, NewInvitation.Of(AddressOf(invited), "nl", role, terms, house.Today), Ct));
            if (problem is null)
            {
                var message = await house.ReadAsync(db => db.Messages.OrderByDescending(m => m.CreatedAt).FirstAsync(Ct));
                _links.Add((await house.AsAsync(acting, where, (Envelopes e) => Task.FromResult(e.Open(message)!.Value.Link[^43..])), invited));
            }

            return problem;
        }

        // Mostly somebody who may: else nearly all of it would be refused, which proves less.
        private async Task<Guid> WhoActsAsync(Guid organisation)
        {
            var managers = await house.ReadAsync(db => db.Memberships.Where(m => m.OrganisationId == organisation && m.Role == MemberRole.Manager && m.EndedAt == null).OrderBy(m => m.Id).Select(m => m.AccountId).ToListAsync(Ct));
            return random.Next(4) == 0 ? people[random.Next(people.Count)] : managers.Count == 0 ? keeper : managers[random.Next(managers.Count)];
        }

        private async Task<Membership?> AnyMemberAsync(Guid organisation)
        {
            var all = await house.ReadAsync(db => db.Memberships.AsNoTracking().Where(m => m.OrganisationId == organisation).OrderByDescending(m => m.Id).Take(6).ToListAsync(Ct));
            return all.Count == 0 ? null : all[random.Next(all.Count)];
        }

        private static string AddressOf(Guid account) => Houses.AddressOf(account);
    }

    private static async Task CheckAsync(TestHouse house, HashSet<Guid> managed, List<Guid> organisations, List<Guid> people, string when)
    {
        var today = house.Today;
        var all = await house.ReadAsync(db => db.Memberships.AsNoTracking().ToListAsync(Ct));
        var closed = await house.ReadAsync(db => db.Organisations.Where(o => o.ClosedOn != null).Select(o => o.Id).ToListAsync(Ct));
        // Nobody let themselves in, and administrators come from administrators.
        var accepted = await house.ReadAsync(db => db.Invitations.AsNoTracking().Where(i => i.MembershipId != null).ToListAsync(Ct));
        Assert.All(accepted, i => Assert.NotEqual(i.InvitedById, all.Single(m => m.Id == i.MembershipId).AccountId));
        Assert.DoesNotContain(all, m => m.Role == MemberRole.Administrator && organisations.Contains(m.OrganisationId));
        foreach (var organisation in organisations)
        {
            var own = all.Where(m => m.OrganisationId == organisation).ToList();
            var hasManager = own.Exists(m => m.Role == MemberRole.Manager && m.IsLive(today));
            if (!closed.Contains(organisation) && own.Exists(m => m is { Role: MemberRole.Manager, EndedAt: null, EndsOn: null } && m.IsLive(today)))
            {
                managed.Add(organisation);
            }

            Assert.True(closed.Contains(organisation) || !managed.Contains(organisation) || hasManager, $"{when}: nobody manages it any more");
            Assert.False(closed.Contains(organisation) && own.Exists(m => m.IsLive(today)), $"{when}: somebody acts for a closed organisation");
            Assert.All(own.Where(m => m.SubstituteId is not null), m => Assert.Contains(own, o => o.Id == m.SubstituteId && o.AccountId != m.AccountId));
        }

        foreach (var person in people)
        {
            var mine = all.Where(m => m.AccountId == person).ToList();
            Assert.DoesNotContain(mine, a => mine.Exists(b => b.Id != a.Id && a.Overlaps(b)));
            var live = await house.ReadAsync(db => new LiveMemberships(db).OfAsync(person, today, Ct));
            var naive = mine.Where(m => m.EndedAt is null && m.StartsOn.DayNumber <= today.DayNumber && (m.EndsOn ?? today).DayNumber >= today.DayNumber && !closed.Contains(m.OrganisationId)).Select(m => m.Id);
            Assert.Equal(naive.Order(), live.Select(m => m.Id).Order());
        }
    }

    private static Task<List<string>> RowsAsync(TestHouse house) => house.ReadAsync(async db => new List<string>(
    [
        .. (await db.Memberships.AsNoTracking().OrderBy(m => m.Id).ToListAsync(Ct)).Select(JsonText.Write),
        .. (await db.Organisations.AsNoTracking().OrderBy(o => o.Id).ToListAsync(Ct)).Select(JsonText.Write),
        .. (await db.Invitations.AsNoTracking().OrderBy(i => i.Id).ToListAsync(Ct)).Select(i => $"{i.Id} {i.AcceptedAt} {i.MembershipId} {i.Address is null}"),
        $"{await db.AuditEntries.CountAsync(Ct)} entries",
    ]));
}
