using Microsoft.EntityFrameworkCore;
using Nabij.Features.Agreements;
using Nabij.Features.Messages;
using Nabij.Features.Organisations;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class AgreementTestsOnSqlite() : AgreementTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class AgreementTestsOnPostgres() : AgreementTests(Engine.Postgres);

public abstract class AgreementTests(Engine engine) : IAsyncLifetime
{
    private const string Place = "nis:21099";
    private TestHouse _house = null!;
    private Guid _ours;
    private Guid _theirs;
    private Guid _boss;
    private Guid _otherBoss;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private DateOnly Today => _house.Today;

    public async ValueTask InitializeAsync()
    {
        _house = await TestHouse.StartAsync(engine, s => s.AddAgreements(), withRegion: true);
        (_ours, _theirs) = (await _house.OrganisationAsync("Wij"), await _house.OrganisationAsync("Zij"));
        (_boss, _otherBoss) = (await _house.PersonAsync(), await _house.PersonAsync());
        await _house.MemberAsync(_ours, _boss, MemberRole.Manager);
        await _house.MemberAsync(_theirs, _otherBoss, MemberRole.Manager);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _house.DisposeAsync();
    }

    [Fact]
    public async Task An_agreement_holds_once_both_said_yes_and_until_the_day_one_of_them_named()
    {
        var id = await ProposeAsync();
        Assert.Empty(await FindAsync(Place, "346"));

        Assert.Null(await AnswerAsync(_otherBoss, _theirs, id, 1, AgreementAct.Accepted));
        var found = Assert.Single(await FindAsync(Place, "346"));
        Assert.Equal((id, _ours, _theirs, true, true), (found.AgreementId, found.TakerId, found.SenderId, found.IsCertain, found.IsOpen));
        Assert.Empty(await FindAsync(Place, "67"));
        Assert.Empty(await FindAsync(Place, null));
        Assert.Empty(await FindAsync("region:here", "346"));

        Assert.Null(await AnswerAsync(_otherBoss, _theirs, id, 2, AgreementAct.Ended, Today.AddDays(3)));
        Assert.Equal(AgreementProblems.LastDayWrong, await AnswerAsync(_boss, _ours, id, 3, AgreementAct.Ended, Today.AddDays(9)));
        Assert.Null(await AnswerAsync(_boss, _ours, id, 3, AgreementAct.Ended, Today.AddDays(2)));
        _house.Clock.Pass(TimeSpan.FromDays(2));
        Assert.Single(await FindAsync(Place, "346"));
        _house.Clock.Pass(TimeSpan.FromDays(1));
        Assert.Empty(await FindAsync(Place, "346"));

        var steps = await _house.ReadAsync(db => db.AgreementSteps.OrderBy(s => s.Id).ToListAsync(Ct));
        Assert.Equal([AgreementAct.Proposed, AgreementAct.Accepted, AgreementAct.Ended, AgreementAct.Ended], steps.Select(s => s.Act));
        Assert.Equal([_ours, _theirs, _theirs, _ours], steps.Select(s => s.OrganisationId));
        Assert.Equal(["agreement.proposed", "agreement.accepted", "agreement.ended", "agreement.ended"], await _house.ActsAsync());
    }

    [Fact]
    public async Task Only_the_other_accepts_only_the_proposer_takes_back_and_a_third_sees_nothing()
    {
        var third = await _house.OrganisationAsync("Derde");
        var thirdBoss = await _house.PersonAsync();
        await _house.MemberAsync(third, thirdBoss, MemberRole.Manager);
        var worker = await _house.PersonAsync();
        await _house.MemberAsync(_theirs, worker);
        var id = await ProposeAsync();

        Assert.Equal(AgreementProblems.NotPossibleNow, await AnswerAsync(_boss, _ours, id, 1, AgreementAct.Accepted));
        Assert.Equal(AgreementProblems.NotPossibleNow, await AnswerAsync(_otherBoss, _theirs, id, 1, AgreementAct.Withdrawn));
        Assert.Equal(AgreementProblems.NotPossibleNow, await AnswerAsync(_otherBoss, _theirs, id, 1, AgreementAct.Ended, Today));
        Assert.Equal(AgreementProblems.Unknown, await AnswerAsync(thirdBoss, third, id, 1, AgreementAct.Accepted));
        Assert.Equal(AgreementProblems.Unknown, await AnswerAsync(worker, _theirs, id, 1, AgreementAct.Accepted));
        // Acting for an organisation one does not manage.
        Assert.Equal(AgreementProblems.Unknown, await AnswerAsync(_boss, _theirs, id, 1, AgreementAct.Accepted));
        Assert.Null(await AnswerAsync(_boss, _ours, id, 1, AgreementAct.Withdrawn));
        Assert.Equal(AgreementProblems.Changed, await AnswerAsync(_otherBoss, _theirs, id, 1, AgreementAct.Accepted));
        Assert.Equal(AgreementProblems.NotPossibleNow, await AnswerAsync(_otherBoss, _theirs, id, 2, AgreementAct.Accepted));
        Assert.Empty(await FindAsync(Place, "346"));
    }

    [Fact]
    public async Task Accepting_and_taking_back_at_once_is_one_of_the_two()
    {
        var id = await ProposeAsync();

        var said = await Task.WhenAll(
            Task.Run(() => AnswerAsync(_otherBoss, _theirs, id, 1, AgreementAct.Accepted)),
            Task.Run(() => AnswerAsync(_boss, _ours, id, 1, AgreementAct.Withdrawn)));

        Assert.Single(said, p => p is null);
        Assert.Single(said, AgreementProblems.Changed);
        Assert.Equal(2, await _house.ReadAsync(db => db.AgreementSteps.CountAsync(Ct)));
    }

    [Fact]
    public async Task The_same_form_twice_is_one_proposal_and_nobody_takes_over_anothers()
    {
        var proposal = Proposal();
        var said = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _house.AsAsync(_boss, _ours, (ProposeAgreement h) => h.RunAsync(proposal, Ct)))));
        Assert.All(said, Assert.Null);
        Assert.Null(await _house.AsAsync(_boss, _ours, (ProposeAgreement h) => h.RunAsync(proposal, Ct)));
        Assert.Equal(AgreementProblems.Unknown, await _house.AsAsync(_otherBoss, _theirs, (ProposeAgreement h) => h.RunAsync(proposal with { PartnerId = _ours }, Ct)));
        Assert.Equal(1, await _house.ReadAsync(db => db.Agreements.CountAsync(Ct)));

        // And one mail to the one who has to answer.
        Assert.Equal("agreement", Assert.Single(await _house.ReadAsync(db => db.Messages.ToListAsync(Ct))).Template);
    }

    [Fact]
    public async Task A_proposal_that_says_too_little_is_refused()
    {
        var good = Proposal();
        (AgreementProposal, Problem)[] wrong =
        [
            (good with { PartnerId = null }, AgreementProblems.PartnerMissing),
            (good with { PartnerId = _ours }, AgreementProblems.PartnerMissing),
            (good with { PartnerId = _house.NewId() }, AgreementProblems.PartnerMissing),
            (good with { WeTake = null }, AgreementProblems.TakerMissing),
            (good with { Terms = good.Terms with { Kinds = [] } }, AgreementProblems.NothingTaken),
            (good with { Terms = good.Terms with { Kinds = ["no-such-kind"] } }, AgreementProblems.NothingTaken),
            (good with { Terms = good.Terms with { Territories = [] } }, AgreementProblems.TerritoryMissing),
            (good with { Terms = good.Terms with { Territories = ["nis:00000"] } }, AgreementProblems.TerritoryMissing),
            (good with { Terms = good.Terms with { Hours = "" } }, AgreementProblems.HoursWrong),
            (good with { Terms = good.Terms with { Hours = "when we feel like it" } }, AgreementProblems.HoursWrong),
            (good with { Terms = good.Terms with { WithinHours = 0 } }, AgreementProblems.WithinWrong),
            (good with { Terms = good.Terms with { Remarks = new string('x', 501) } }, AgreementProblems.RemarksTooLong),
            (good with { StartsOn = null }, AgreementProblems.DaysWrong),
            (good with { StartsOn = Today.AddDays(-1) }, AgreementProblems.DaysWrong),
            (good with { EndsOn = Today.AddDays(-1) }, AgreementProblems.DaysWrong),
        ];
        foreach (var (proposal, problem) in wrong)
        {
            Assert.Equal(problem, await _house.AsAsync(_boss, _ours, (ProposeAgreement h) => h.RunAsync(proposal, Ct)));
        }

        Assert.Equal(0, await _house.ReadAsync(db => db.Agreements.CountAsync(Ct)));
    }

    [Fact]
    public async Task Routing_reads_where_it_lies_when_somebody_is_there_and_by_when_they_answer()
    {
        var proposal = Proposal();
        var everywhere = await ProposeAsync(proposal with { Terms = proposal.Terms with { Kinds = [], Reports = true, Territories = ["region:here"], WithinHours = 16 } });
        Assert.Null(await AnswerAsync(_otherBoss, _theirs, everywhere, 1, AgreementAct.Accepted));

        // A municipality lies in the region. Tuesday half past ten, sixteen hours of eight a day: Thursday half past ten.
        var found = Assert.Single(await FindAsync(Place, null, TestClock.OfficeHours));
        Assert.Equal(TestClock.OfficeHours.AddDays(2), found.AnswerBy);
        Assert.True(found.IsOpen);

        // Friday evening before Easter Monday: closed, and the hours count from Tuesday.
        var friday = new DateTimeOffset(2026, 4, 3, 18, 0, 0, TimeSpan.Zero);
        found = Assert.Single(await FindAsync(Place, null, friday));
        Assert.False(found.IsOpen);
        Assert.Equal(new DateTimeOffset(2026, 4, 8, 15, 0, 0, TimeSpan.Zero), found.AnswerBy);
        Assert.Empty(await FindAsync("nis:no-such-place", null));
    }

    [Fact]
    public async Task An_organisation_that_closed_takes_nothing_any_more()
    {
        var id = await ProposeAsync();
        Assert.Null(await AnswerAsync(_otherBoss, _theirs, id, 1, AgreementAct.Accepted));
        await _house.ReadAsync(async db =>
        {
            (await db.Organisations.SingleAsync(o => o.Id == _theirs, Ct)).Close(Today);
            return await db.SaveChangesAsync(Ct);
        });

        Assert.Empty(await FindAsync(Place, "346"));
    }

    [Theory]
    [InlineData("2026-03-29T21:59:00Z", true)]
    [InlineData("2026-03-29T22:00:00Z", false)]
    public async Task The_last_day_ends_at_midnight_in_Brussels_on_the_day_the_clock_changes(string moment, bool holds)
    {
        var id = await ProposeAsync(Proposal() with { EndsOn = new DateOnly(2026, 3, 29) });
        Assert.Null(await AnswerAsync(_otherBoss, _theirs, id, 1, AgreementAct.Accepted));

        Assert.Equal(holds, (await FindAsync(Place, "346", DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture))).Count == 1);
    }

    [Theory]
    [InlineData("Mo,Tu,We,Th,Fr", "9:00", "17:00", "Mo,Tu,We,Th,Fr 09:00-17:00")]
    [InlineData("Su,Sa", "10h30", "12.00", "Sa,Su 10:30-12:00")]
    [InlineData("", "09:00", "17:00", null)]
    [InlineData("Mo", "17:00", "09:00", null)]
    [InlineData("Mo", "25:00", "26:00", null)]
    [InlineData("Xx; Mo off", "09:00", "17:00", null)]
    public void Days_and_hours_are_written_as_the_calendar_reads_them(string days, string from, string until, string? text)
    {
        Assert.Equal(text, AgreementHours.Write(days.Split(','), from, until));
        Assert.Equal(text is not null, text is not null && AgreementHours.Read(text) is not null);
    }

    private AgreementProposal Proposal() => new(
        _house.NewId(), _theirs, true, new AgreementTerms { Kinds = ["346"], Territories = [Place], Hours = "Mo,Tu,We,Th,Fr 09:00-17:00", WithinHours = 4 }, Today, null);

    private async Task<Guid> ProposeAsync(AgreementProposal? proposal = null)
    {
        proposal ??= Proposal();
        Assert.Null(await _house.AsAsync(_boss, _ours, (ProposeAgreement h) => h.RunAsync(proposal, Ct)));
        return proposal.Id;
    }

    private Task<Problem?> AnswerAsync(Guid account, Guid organisation, Guid id, int version, AgreementAct act, DateOnly? lastDay = null) =>
        _house.AsAsync(account, organisation, (AnswerAgreement h) => h.RunAsync(id, version, act, lastDay, Ct));

    private Task<IReadOnlyList<AgreementMatch>> FindAsync(string place, string? kind, DateTimeOffset? moment = null) =>
        _house.ReadAsync(db => new FindAgreements(db).RunAsync(place, kind, moment ?? _house.Clock.GetUtcNow(), Ct));
}
