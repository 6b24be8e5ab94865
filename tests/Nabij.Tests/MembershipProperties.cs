using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Organisations;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class MembershipPropertiesOnSqlite() : MembershipProperties(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class MembershipPropertiesOnPostgres() : MembershipProperties(Engine.Postgres);

/// <summary>What must hold after any sequence of joining, changing, ending, replacing, closing and days that pass.</summary>
public abstract class MembershipProperties(Engine engine)
{
    private const int Steps = 160;

    private static readonly MemberRole[] Roles = [MemberRole.Manager, MemberRole.Professional, MemberRole.Observer, MemberRole.Administrator];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Always_one_manager_never_the_same_twice_and_nobody_acts_after_the_end(int seed)
    {
        var random = new Random(seed);
        await using var house = await TestHouse.StartAsync(engine);
        var organisations = new List<Guid> { await house.OrganisationAsync("Een"), await house.OrganisationAsync("Twee") };
        var keepers = await house.OrganisationAsync("Nabij");
        var keeper = await house.PersonAsync();
        await house.MemberAsync(keepers, keeper, MemberRole.Administrator);
        await house.MemberAsync(keepers, keeper, MemberRole.Manager);
        var people = new List<Guid> { keeper, await house.PersonAsync(), await house.PersonAsync(), await house.PersonAsync(), await house.PersonAsync() };
        var managed = new HashSet<Guid>();
        var done = 0;
        for (var step = 0; step < Steps; step++)
        {
            var organisation = organisations[random.Next(organisations.Count)];
            var acting = people[random.Next(people.Count)];
            var before = await RowsAsync(house);
            var problem = await StepAsync(house, random, organisation, acting, people, keeper, keepers);
            done += problem is null ? 1 : 0;
            var after = await RowsAsync(house);
            if (problem is not null)
            {
                Assert.Equal(before, after);
            }

            await CheckAsync(house, managed, organisations, people, $"seed {seed}, step {step}");
        }

        Assert.True(done > Steps / 6, $"Only {done} of {Steps} steps did anything.");
    }

    private static async Task<Problem?> StepAsync(TestHouse house, Random random, Guid organisation, Guid acting, List<Guid> people, Guid keeper, Guid keepers)
    {
        var role = Roles[random.Next(Roles.Length)];
        var member = await AnyMemberAsync(house, organisation, random);
        var terms = new MembershipTerms(MembershipScope.None, house.Today.AddDays(random.Next(-1, 4)), random.Next(3) == 0 ? null : house.Today.AddDays(random.Next(-1, 12)), random.Next(2) == 0 ? null : "law-458");
        switch (random.Next(20))
        {
            case < 6:
                return await house.AsAsync(acting, organisation, (JoinOrganisation h) => h.RunAsync(organisation, acting, role, (_, _) => Task.FromResult<Result<MembershipTerms>>(terms), Ct));
            case < 11 when member is not null:
                var kept = random.Next(2) == 0 ? terms with { StartsOn = member.StartsOn } : terms;
                return await house.AsAsync(acting, organisation, (ChangeMembership h) => h.RunAsync(member.Id, member.Version - (random.Next(6) == 0 ? 1 : 0), kept, Ct));
            case < 14 when member is not null:
                return await house.AsAsync(acting, organisation, (EndMembership h) => h.RunAsync(member.Id, Ct));
            case < 16 when member is not null && await AnyMemberAsync(house, organisation, random) is { } other:
                return await house.AsAsync(acting, organisation, (ArrangeSubstitute h) => h.RunAsync(member.Id, member.Version, (other.Id, terms.StartsOn, terms.EndsOn ?? house.Today.AddDays(3)), Ct));
            case 16 when random.Next(12) == 0:
                return await house.AsAsync(acting, acting == keeper ? keepers : organisation, (CloseOrganisation h) => h.RunAsync(organisation, Ct));
            default:
                house.Clock.Pass(TimeSpan.FromHours(random.Next(1, 60)));
                return null;
        }
    }

    private static async Task CheckAsync(TestHouse house, HashSet<Guid> managed, List<Guid> organisations, List<Guid> people, string when)
    {
        var today = house.Today;
        var all = await house.ReadAsync(db => db.Memberships.AsNoTracking().ToListAsync(Ct));
        var closed = await house.ReadAsync(db => db.Organisations.Where(o => o.ClosedOn != null).Select(o => o.Id).ToListAsync(Ct));
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

    private static async Task<Membership?> AnyMemberAsync(TestHouse house, Guid organisation, Random random)
    {
        var ids = await house.ReadAsync(db => db.Memberships.AsNoTracking().Where(m => m.OrganisationId == organisation).OrderBy(m => m.Id).ToListAsync(Ct));
        return ids.Count == 0 ? null : ids[random.Next(ids.Count)];
    }

    private static Task<List<string>> RowsAsync(TestHouse house) => house.ReadAsync(async db => new List<string>(
    [
        .. (await db.Memberships.AsNoTracking().OrderBy(m => m.Id).ToListAsync(Ct)).Select(JsonText.Write),
        .. (await db.Organisations.AsNoTracking().OrderBy(o => o.Id).ToListAsync(Ct)).Select(JsonText.Write),
        $"{await db.AuditEntries.CountAsync(Ct)} entries",
    ]));
}
