using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Organisations;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class MembershipTestsOnSqlite() : MembershipTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class MembershipTestsOnPostgres() : MembershipTests(Engine.Postgres);

public abstract class MembershipTests(Engine engine) : IAsyncLifetime
{
    private TestHouse _house = null!;
    private Guid _organisation;
    private Guid _boss;
    private Guid _anna;
    private Guid _bossMember;
    private Guid _annaMember;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DateOnly Today => _house.Today;

    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.StartAsync(engine, withRegion: true);
        _organisation = await _house.OrganisationAsync();
        (_boss, _anna) = (await _house.PersonAsync(), await _house.PersonAsync());
        _bossMember = await _house.MemberAsync(_organisation, _boss, MemberRole.Manager);
        _annaMember = await _house.MemberAsync(_organisation, _anna);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _house.DisposeAsync();
    }

    [Fact]
    public async Task A_manager_changes_until_when_and_under_which_secrecy_somebody_works_and_it_is_remembered()
    {
        Assert.Null(await ChangeAsync(_boss, _annaMember, Terms(until: Today.AddDays(30), ground: "law-458")));

        var anna = await _house.FindAsync(_annaMember);
        Assert.Equal((Today.AddDays(30), "law-458", 2), (anna.EndsOn, anna.SecrecyGround, anna.Version));
        Assert.Equal(["membership.changed"], await _house.ActsAsync());
    }

    [Fact]
    public async Task What_is_refused_changes_nothing_and_is_not_remembered()
    {
        var other = await _house.OrganisationAsync("Elders");
        var stranger = await _house.PersonAsync();
        await _house.MemberAsync(other, stranger, MemberRole.Manager);
        var administrator = await _house.MemberAsync(_organisation, await _house.PersonAsync(), MemberRole.Administrator);

        // Another organisation's member reads as nobody, whoever asks.
        Assert.Equal(MembershipProblems.Unknown, await _house.AsAsync(stranger, other, (ChangeMembership h) => h.RunAsync(_annaMember, 1, Terms(), Ct)));
        // Acting for an organisation one does not belong to.
        Assert.Equal(MembershipProblems.Unknown, await ChangeAsync(stranger, _annaMember, Terms()));
        // No manager.
        Assert.Equal(MembershipProblems.Unknown, await ChangeAsync(_anna, _bossMember, Terms()));
        // Oneself.
        Assert.Equal(MembershipProblems.NotOwn, await ChangeAsync(_boss, _bossMember, Terms(until: Today.AddDays(400))));
        // Above oneself.
        Assert.Equal(MembershipProblems.Unknown, await ChangeAsync(_boss, administrator, Terms()));
        Assert.Equal(MembershipProblems.Unknown, await _house.AsAsync(_boss, _organisation, (EndMembership h) => h.RunAsync(administrator, Ct)));
        Assert.Equal(MembershipProblems.EndWrong, await ChangeAsync(_boss, _annaMember, Terms(until: Today.AddDays(-1))));
        Assert.Equal(MembershipProblems.GroundUnknown, await ChangeAsync(_boss, _annaMember, Terms(ground: "law-of-the-jungle")));
        Assert.Equal(MembershipProblems.Started, await ChangeAsync(_boss, _annaMember, Terms() with { StartsOn = Today.AddDays(5) }));
        Assert.Equal(MembershipProblems.ScopeNotOfRole, await ChangeAsync(_boss, _annaMember, Terms() with { Scope = new() { Territories = ["nis:21099"] } }));
        Assert.Equal(1, (await _house.FindAsync(_annaMember)).Version);
        Assert.Empty(await _house.ActsAsync());
    }

    [Fact]
    public async Task A_scope_names_what_exists_and_what_the_role_is_about()
    {
        var referent = await _house.MemberAsync(_organisation, _anna, MemberRole.Referent, Terms() with { Scope = new() { Territories = ["nis:21099"] } });

        Assert.Equal(MembershipProblems.ScopeMissing, await ChangeAsync(_boss, referent, Terms()));
        Assert.Equal(MembershipProblems.ScopeUnknown, await ChangeAsync(_boss, referent, Terms() with { Scope = new() { Territories = ["nis:00000"] } }));
        Assert.Equal(MembershipProblems.ScopeNotOfRole, await ChangeAsync(_boss, referent, Terms() with { Scope = new() { Territories = ["nis:21099"], Themes = ["care"] } }));
        Assert.Null(await ChangeAsync(_boss, referent, Terms() with { Scope = new() { Territories = ["region:here"] } }));
    }

    [Fact]
    public async Task Of_two_who_change_the_same_membership_the_second_is_told()
    {
        Assert.Null(await ChangeAsync(_boss, _annaMember, Terms(until: Today.AddDays(30))));

        Assert.Equal(MembershipProblems.Changed, await ChangeAsync(_boss, _annaMember, Terms(ground: "law-458"), version: 1));
        Assert.Null(await ChangeAsync(_boss, _annaMember, Terms(until: Today.AddDays(30), ground: "law-458"), version: 2));
    }

    [Fact]
    public async Task Leaving_ends_access_at_once_and_nobody_is_replaced_by_who_left()
    {
        Assert.Null(await _house.AsAsync(_boss, _organisation, (ArrangeSubstitute h) => h.RunAsync(_bossMember, 1, (_annaMember, Today, Today.AddDays(7)), Ct)));
        Assert.True((await _house.FindAsync(_bossMember)).IsAway(Today.AddDays(7)));

        Assert.Null(await _house.AsAsync(_anna, _organisation, (EndMembership h) => h.RunAsync(_annaMember, Ct)));

        Assert.Empty(await _house.ReadAsync(db => new LiveMemberships(db).OfAsync(_anna, Today, Ct)));
        var anna = await _house.FindAsync(_annaMember);
        Assert.Equal(Today, anna.EndsOn);
        Assert.NotNull(anna.EndedAt);
        Assert.Null((await _house.FindAsync(_bossMember)).SubstituteId);
        Assert.Equal(MembershipProblems.Unknown, await _house.AsAsync(_anna, _organisation, (EndMembership h) => h.RunAsync(_annaMember, Ct)));
    }

    [Fact]
    public async Task A_substitute_is_somebody_else_of_the_same_organisation_who_is_there_all_that_time()
    {
        var other = await _house.MemberAsync(await _house.OrganisationAsync("Elders"), await _house.PersonAsync());
        var same = await _house.MemberAsync(_organisation, _anna, MemberRole.Observer);
        var shortly = await _house.MemberAsync(_organisation, await _house.PersonAsync(), until: Today.AddDays(3));

        foreach (var wrong in new[] { other, same, shortly, _annaMember })
        {
            Assert.Equal(MembershipProblems.SubstituteWrong, await _house.AsAsync(_boss, _organisation, (ArrangeSubstitute h) => h.RunAsync(_annaMember, 1, (wrong, Today, Today.AddDays(7)), Ct)));
        }

        Assert.Equal(MembershipProblems.AwayWrong, await _house.AsAsync(_boss, _organisation, (ArrangeSubstitute h) => h.RunAsync(_annaMember, 1, (_bossMember, Today.AddDays(7), Today), Ct)));
        Assert.Null(await _house.AsAsync(_anna, _organisation, (ArrangeSubstitute h) => h.RunAsync(_annaMember, 1, (_bossMember, Today.AddDays(1), Today.AddDays(7)), Ct)));
        Assert.Null(await _house.AsAsync(_anna, _organisation, (ArrangeSubstitute h) => h.RunAsync(_annaMember, 2, null, Ct)));
    }

    [Fact]
    public async Task The_last_manager_stays_until_there_is_another_without_a_gap()
    {
        Assert.Equal(MembershipProblems.LastManager, await _house.AsAsync(_boss, _organisation, (EndMembership h) => h.RunAsync(_bossMember, Ct)));
        var second = await _house.PersonAsync();
        var later = await _house.MemberAsync(_organisation, second, MemberRole.Manager, from: Today.AddDays(10));

        // Between today and the tenth day there would be nobody.
        Assert.Equal(MembershipProblems.LastManager, await _house.AsAsync(_boss, _organisation, (EndMembership h) => h.RunAsync(_bossMember, Ct)));
        _house.Clock.Pass(TimeSpan.FromDays(10));
        Assert.Equal(MembershipProblems.LastManager, await ChangeAsync(_boss, later, Terms(until: Today.AddDays(5)) with { StartsOn = Today }) ?? await _house.AsAsync(second, _organisation, (ChangeMembership h) => h.RunAsync(_bossMember, 1, Terms(from: Today.AddDays(-10), until: Today.AddDays(2)), Ct)));
    }

    [Fact]
    public async Task Two_managers_who_end_each_other_at_once_leave_one()
    {
        var second = await _house.PersonAsync();
        var secondMember = await _house.MemberAsync(_organisation, second, MemberRole.Manager);

        var said = await Task.WhenAll(
            Task.Run(() => _house.AsAsync(_boss, _organisation, (EndMembership h) => h.RunAsync(secondMember, Ct))),
            Task.Run(() => _house.AsAsync(second, _organisation, (EndMembership h) => h.RunAsync(_bossMember, Ct))));

        Assert.Single(said, p => p is null);
        Assert.Equal(1, await _house.ReadAsync(db => db.Memberships.CountAsync(m => m.Role == MemberRole.Manager && m.EndedAt == null, Ct)));
    }

    [Fact]
    public async Task Many_changes_of_different_members_at_once_all_happen()
    {
        var members = new List<Guid>();
        for (var i = 0; i < 6; i++)
        {
            members.Add(await _house.MemberAsync(_organisation, await _house.PersonAsync()));
        }

        var said = await Task.WhenAll(members.Select(m => Task.Run(() => ChangeAsync(_boss, m, Terms(until: Today.AddDays(9))))));

        Assert.All(said, Assert.Null);
        Assert.Equal(6, (await _house.ActsAsync()).Count);
    }

    [Fact]
    public async Task Only_an_administrator_lets_organisations_in_and_closes_them()
    {
        var name = LocalText.Of(("nl", "Nieuw Huis"), ("fr", "Maison Nouvelle"));
        var own = await _house.OrganisationAsync("Nabij zelf");
        var keeper = await _house.PersonAsync();
        await _house.MemberAsync(own, keeper, MemberRole.Administrator);
        Task<Result<Guid>> CreateAsync(Guid account, Guid organisation, LocalText n) =>
            _house.AsAsync(account, organisation, (CreateOrganisation h) => h.RunAsync(_house.NewId(), n, OrganisationKind.Cpas, null, Ct));

        Assert.Equal(OrganisationProblems.Unknown, (await CreateAsync(_boss, _organisation, name)).Problem);
        Assert.Equal(OrganisationProblems.NameMissing, (await CreateAsync(keeper, own, LocalText.None)).Problem);
        var made = await CreateAsync(keeper, own, name);
        Assert.Null(made.Problem);
        Assert.Equal(OrganisationProblems.NameTaken, (await CreateAsync(keeper, own, LocalText.Of(("en", "maison nouvelle")))).Problem);

        Assert.Equal(OrganisationProblems.Unknown, await _house.AsAsync(_boss, _organisation, (CloseOrganisation h) => h.RunAsync(made.Value, Ct)));
        Assert.Equal(OrganisationProblems.Unknown, await _house.AsAsync(keeper, own, (CloseOrganisation h) => h.RunAsync(own, Ct)));
        Assert.Null(await _house.AsAsync(keeper, own, (CloseOrganisation h) => h.RunAsync(_organisation, Ct)));
        Assert.Empty(await _house.ReadAsync(db => new LiveMemberships(db).OfAsync(_boss, Today, Ct)));
        Assert.Equal(OrganisationProblems.Unknown, await ChangeAsync(_boss, _annaMember, Terms()));
        Assert.Equal(OrganisationProblems.Unknown, await _house.AsAsync(keeper, own, (CloseOrganisation h) => h.RunAsync(_organisation, Ct)));
        Assert.Equal(["organisation.created", "organisation.closed"], await _house.ActsAsync());
    }

    private Task<Problem?> ChangeAsync(Guid account, Guid membership, MembershipTerms terms, int version = 1) =>
        _house.AsAsync(account, _organisation, (ChangeMembership h) => h.RunAsync(membership, version, terms, Ct));

    private MembershipTerms Terms(DateOnly? from = null, DateOnly? until = null, string? ground = null) => new(MembershipScope.None, from ?? Today, until, ground);
}
