using Nabij.Features.Organisations;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class LiveMembershipTestsOnSqlite() : LiveMembershipTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class LiveMembershipTestsOnPostgres() : LiveMembershipTests(Engine.Postgres);

public abstract class LiveMembershipTests(Engine engine) : IAsyncLifetime
{
    private static readonly DateOnly Today = LocalDay.Of(TestClock.OfficeHours);
    private readonly TestClock _clock = new(TestClock.OfficeHours);
    private Guid _person;
    private TestDatabase _database = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.MigratedAsync(engine);
        _person = await _database.AccountAsync(_clock, "Anna");
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_person_acts_where_they_are_a_member_on_that_day_and_nowhere_else()
    {
        var house = await OrganisationAsync("Huis Één");
        var other = await OrganisationAsync("Maison Deux");
        await MemberAsync(house, MemberRole.Referent, Today, null, new() { Territories = ["nis:21012"] }, "law-458");
        await MemberAsync(house, MemberRole.Observer, Today.AddDays(-30), Today.AddDays(-1));
        await MemberAsync(house, MemberRole.Professional, Today.AddDays(1), null);
        await MemberAsync(other, MemberRole.Manager, Today.AddDays(-3), Today);

        await using var db = _database.Open();
        var live = new LiveMemberships(db);

        var all = await live.OfAsync(_person, Today, Ct);
        Assert.Equal([MemberRole.Manager, MemberRole.Referent], all.Select(m => m.Role));
        Assert.Equal("Huis Één", all[1].OrganisationName.In("nl"));
        Assert.Equal(["nis:21012"], all[1].Scope.Territories);
        Assert.Equal("law-458", all[1].SecrecyGround);
        Assert.Single(await live.InAsync(house, _person, Today, Ct));
        Assert.Empty(await live.InAsync(house, Guid.CreateVersion7(TestClock.OfficeHours), Today, Ct));
        Assert.Equal([MemberRole.Referent, MemberRole.Professional], (await live.OfAsync(_person, Today.AddDays(1), Ct)).Select(m => m.Role));
    }

    [Fact]
    public async Task Leaving_and_closing_end_access_at_once()
    {
        var house = await OrganisationAsync("Huis");
        var closing = await OrganisationAsync("Maison");
        var id = await MemberAsync(house, MemberRole.Professional, Today, null);
        await MemberAsync(closing, MemberRole.Professional, Today, null);
        await using (var db = _database.Open())
        {
            Assert.Null((await db.Memberships.FindAsync([id], Ct))!.End(TestClock.OfficeHours));
            Assert.Null((await db.Organisations.FindAsync([closing], Ct))!.Close(Today));
            await db.SaveChangesAsync(Ct);
        }

        await using var after = _database.Open();
        Assert.Empty(await new LiveMemberships(after).OfAsync(_person, Today, Ct));
    }

    [Theory]
    // The last minute of 31 March in Brussels, in summer time, and the first of April.
    [InlineData("2026-03-31T21:59:59Z", true)]
    [InlineData("2026-03-31T22:00:00Z", false)]
    // The same in winter time, one hour later by UTC.
    [InlineData("2026-01-31T22:59:59Z", true, "2026-01-31")]
    [InlineData("2026-01-31T23:00:00Z", false, "2026-01-31")]
    // The days on which the clock changes.
    [InlineData("2026-03-29T21:59:59Z", true, "2026-03-29")]
    [InlineData("2026-03-29T22:00:00Z", false, "2026-03-29")]
    [InlineData("2026-10-25T22:59:59Z", true, "2026-10-25")]
    [InlineData("2026-10-25T23:00:00Z", false, "2026-10-25")]
    public async Task The_last_day_ends_at_midnight_in_Brussels(string moment, bool live, string lastDay = "2026-03-31")
    {
        var last = DateOnly.ParseExact(lastDay, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var house = await OrganisationAsync("Huis");
        var id = await MemberAsync(house, MemberRole.Professional, new DateOnly(2026, 1, 1), last);
        var day = LocalDay.Of(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));

        await using var db = _database.Open();
        Assert.Equal(live, (await new LiveMemberships(db).InAsync(house, _person, day, Ct)).Count == 1);
        Assert.Equal(live, (await db.Memberships.FindAsync([id], Ct))!.IsLive(day));
    }

    private Task<Guid> OrganisationAsync(string name) => _database.OrganisationAsync(_clock, name);

    private Task<Guid> MemberAsync(Guid organisation, MemberRole role, DateOnly from, DateOnly? until, MembershipScope? scope = null, string? ground = null) =>
        _database.MemberAsync(_clock, organisation, _person, role, new(scope ?? MembershipScope.None, from, until, ground));
}
