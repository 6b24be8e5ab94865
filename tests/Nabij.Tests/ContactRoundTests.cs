using Nabij.Features.Reach;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class ContactRoundTests
{
    private const string Site = "https://www.huis.example/";
    private readonly Answers _outside = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(nameof(ContactKind.Phone), "02 223 13 43", null)]
    [InlineData(nameof(ContactKind.Phone), "112", null)]
    [InlineData(nameof(ContactKind.Phone), "02 22", nameof(Silence.PhoneForm))]
    [InlineData(nameof(ContactKind.Mail), "info@huis.example", null)]
    [InlineData(nameof(ContactKind.Mail), "info at huis", nameof(Silence.MailForm))]
    [InlineData(nameof(ContactKind.Web), "www.huis.example", null)]
    [InlineData(nameof(ContactKind.Web), "http://127.0.0.1/", nameof(Silence.WebForm))]
    [InlineData(nameof(ContactKind.Web), "javascript:alert(1)", nameof(Silence.WebForm))]
    public async Task The_form_is_looked_at_also_where_nobody_goes_outside(string kind, string value, string? why)
    {
        var (contact, silence) = (new Contact(Enum.Parse<ContactKind>(kind), value), Of(why));
        Assert.Equal(new Look(silence), await new ContactRound(null).LookAsync(contact, Ct));
        Assert.Equal(silence, (await new ContactRound(_outside).LookAsync(contact, Ct)).Why);
        Assert.Equal(why is null && contact.Kind != ContactKind.Phone ? 1 : 0, _outside.Asked.Count);
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(204, null)]
    [InlineData(304, null)]
    [InlineData(400, null)]
    [InlineData(401, null)]
    [InlineData(403, null)]
    [InlineData(404, nameof(Silence.NotThere))]
    [InlineData(405, null)]
    [InlineData(410, nameof(Silence.NotThere))]
    [InlineData(429, null)]
    [InlineData(500, nameof(Silence.Broken))]
    [InlineData(503, nameof(Silence.Broken))]
    public async Task Whoever_answers_is_there_unless_the_page_is_not(int status, string? why)
    {
        _outside.Site(Site, status);
        Assert.Equal(why is null ? Look.Answers : new Look(Of(why), status), await VisitAsync(Site));
    }

    [Fact]
    public async Task It_goes_where_a_site_sends_it_each_step_as_careful_as_the_first()
    {
        _outside.Site("http://huis.example/", 301, Site).Site(Site, 302, "/nl?a=b").Site(Site + "nl?a=b", 404);
        Assert.Equal(new Look(Silence.NotThere, 404), await VisitAsync("http://huis.example/"));
        Assert.Equal(["http://huis.example/", Site, Site + "nl?a=b"], _outside.Asked);
    }

    [Theory]
    [InlineData("http://www.ander.example:8080/")]
    [InlineData("https://www.ander.example:22/")]
    [InlineData("ftp://www.ander.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("mailto:info@huis.example")]
    public async Task Where_no_ordinary_site_stands_it_does_not_knock_and_says_nothing(string elsewhere)
    {
        _outside.Site(Site, 302, elsewhere);
        Assert.Equal(Look.Answers, await VisitAsync(Site));
        Assert.Equal([Site], _outside.Asked);
    }

    [Fact]
    public async Task It_is_not_sent_round_for_ever()
    {
        _outside.Site(Site, 302, "/");
        Assert.Equal(new Look(Silence.Loop), await VisitAsync(Site));
        Assert.Equal(6, _outside.Asked.Count);

        // To itself because it waits for a cookie: browsers get in.
        _outside.Site(Site, new SiteAnswer(302, new Uri("/", UriKind.Relative), SetsCookie: true));
        Assert.Equal(Look.Answers, await VisitAsync(Site));

        for (var i = 0; i < 9; i++)
        {
            _outside.Site($"https://{i}.example/", 302, $"https://{i + 1}.example/");
        }

        Assert.Equal(new Look(Silence.Loop), await VisitAsync("https://0.example/"));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, true)]
    public async Task When_no_site_at_all_answers_it_is_our_own_line(int sites, bool ours)
    {
        var round = new ContactRound(_outside);
        for (var i = 0; i < sites; i++)
        {
            _outside.Site($"https://{i}.example/", new SiteAnswer(Why: Silence.NoAnswer));
            Assert.Equal(Silence.NoAnswer, (await round.LookAsync(new Contact(ContactKind.Web, $"https://{i}.example/"), Ct)).Why);
        }

        Assert.Equal(ours, round.HeardNobody);
        await round.LookAsync(new Contact(ContactKind.Web, Site), Ct);
        Assert.False(round.HeardNobody);
    }

    [Theory]
    [InlineData("//")]
    [InlineData("//[x")]
    public async Task Where_a_hostile_answer_leads_nowhere_the_round_goes_on(string nowhere)
    {
        _outside.Site(Site, 302, nowhere);
        Assert.Equal(new Look(Silence.Broken, 302), await VisitAsync(Site));
    }

    [Fact]
    public async Task A_host_is_visited_once_in_a_round_and_its_answer_holds_for_all_with_that_address()
    {
        _outside.Site(Site, 404).Site("https://kort.example/", 302, Site + "kort");
        var round = new ContactRound(_outside);
        foreach (var (address, look) in new[] { (Site, new Look(Silence.NotThere, 404)), ("www.huis.example", new Look(Silence.NotThere, 404)), (Site + "ander", Look.NotKnown), ("https://kort.example/", Look.NotKnown) })
        {
            Assert.Equal(look, await round.LookAsync(new Contact(ContactKind.Web, address), Ct));
        }

        Assert.Equal([Site, "https://kort.example/"], _outside.Asked);
        await round.LookAsync(new Contact(ContactKind.Mail, "a@huis.example"), Ct);
        await round.LookAsync(new Contact(ContactKind.Mail, "b@huis.example"), Ct);
        Assert.Equal(3, _outside.Asked.Count);
    }

    [Fact]
    public void Three_days_in_a_row_make_a_silence_and_a_form_that_cannot_be_right_is_one_at_once()
    {
        var (contact, day) = (new Contact(ContactKind.Web, Site), new DateOnly(2026, 3, 10));
        var first = ContactFinding.After(null, contact, Silence.NoHost, null, day);
        var sameDay = ContactFinding.After(first, contact, Silence.NoHost, null, day);
        var second = ContactFinding.After(sameDay, contact, Silence.Broken, 503, day.AddDays(3));
        var third = ContactFinding.After(second, contact, Silence.NoAnswer, null, day.AddDays(6));
        Assert.Equal([1, 1, 2, 3], new[] { first, sameDay, second, third }.Select(f => f.Days));
        Assert.Equal([false, false, false, true], new[] { first, sameDay, second, third }.Select(f => f.IsSilent));
        Assert.Equal((Silence.NoAnswer, day.AddDays(6)), (third.Why, third.On));
        Assert.True(ContactFinding.After(null, contact with { Kind = ContactKind.Phone }, Silence.PhoneForm, null, day).IsSilent);
    }

    private static Silence? Of(string? name) => name is null ? null : Enum.Parse<Silence>(name);

    private Task<Look> VisitAsync(string address) => new ContactRound(_outside).LookAsync(new Contact(ContactKind.Web, address), Ct);
}
