using System.Net;
using Microsoft.EntityFrameworkCore;
using Nabij.Features.Members;
using Nabij.Features.Organisations;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

/// <summary>A house with one manager, who invites, and what comes of it.</summary>
public abstract class InvitingTests(Engine engine) : IAsyncLifetime
{
    protected const string Mail = "canary.nieuw@huis.example";
    private readonly SmallRegion _region = new();

    private protected static readonly TextsOf<Features.Members.Texts> Words = new();

    private protected Site Site { get; private set; } = null!;

    private protected Guid House { get; private set; }

    private protected Person Boss { get; private set; } = null!;

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Site = await Site.StartAsync(engine, _region.Folder, change: People.HashQuickly);
        House = await Site.OrganisationAsync("Huis Één");
        Boss = await Site.PersonAsync("baas@huis.example", "Bea Baas");
        await Site.MemberAsync(House, Boss, MemberRole.Manager);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Site.DisposeAsync();
        _region.Dispose();
    }

    private protected async Task<string> InviteAsync(string role, string tongue = "nl", Func<Page, Page>? with = null, string mail = Mail)
    {
        using var boss = await Boss.SignInAsync(tongue);
        Assert.Equal($"/{tongue}/organisation", Visitor.PathOf(await SendAsync(boss, role, tongue, mail, with)));
        return await Site.LastLinkAsync();
    }

    private protected static async Task<Page> SendAsync(Visitor boss, string role, string tongue, string mail, Func<Page, Page>? with = null)
    {
        var form = await boss.OpenAsync($"/{tongue}/organisation/invite/{role}");
        form.Type(Words.In(tongue, "invite.address"), mail).Tick(Words.In(tongue, "secrecy.no"));
        return await (with?.Invoke(form) ?? form).PressAsync(Words.In(tongue, "invite.send"));
    }

    private protected async Task WithdrawAsync()
    {
        using var boss = await Boss.SignInAsync();
        var page = await boss.OpenAsync("/nl/organisation");
        var link = page.Links("main").Last(l => l.Contains("/invitations/", StringComparison.Ordinal));
        Assert.Equal("/nl/organisation", Visitor.PathOf(await (await boss.OpenAsync(link)).PressAsync(Words.In("nl", "withdraw.do"))));
    }

    private protected async Task AssertDeadAsync(string link)
    {
        using var visitor = new Visitor(Site);
        var page = await visitor.OpenAsync(link);
        var unknown = await visitor.OpenAsync($"{link[..3]}/invitation/nothing");
        Assert.Equal((link, HttpStatusCode.NotFound, unknown.Text), (link, page.Status, page.Text));
        Assert.True(page.Response.Headers.CacheControl!.NoStore);
    }

    private protected static Page Fill(Page page, string tongue, string mail) =>
        page.Type(Words.In(tongue, "accept.address"), mail).Type(Words.In(tongue, "accept.name"), "Nour Nieuw").Type(Words.In(tongue, "accept.password"), People.Password);

    private protected async Task<List<Membership>> MembersAsync()
    {
        await using var db = Site.Database.Open();
        return await db.Memberships.AsNoTracking().OrderBy(m => m.Id).ToListAsync(Ct);
    }

    private protected async Task<List<Invitation>> InvitationsAsync()
    {
        await using var db = Site.Database.Open();
        return await db.Invitations.AsNoTracking().OrderBy(i => i.Id).ToListAsync(Ct);
    }
}
