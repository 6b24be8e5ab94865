using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Data;
using Nabij.Features.Accounts;
using Nabij.Features.Messages;
using Nabij.Features.Organisations;
using Nabij.Features.SignIn;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class SignInAttackTestsOnSqlite() : SignInAttackTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class SignInAttackTestsOnPostgres() : SignInAttackTests(Engine.Postgres);

/// <summary>Who is held up, locked out or let in by what others do, and what people do twice.</summary>
public abstract class SignInAttackTests(Engine engine) : IAsyncLifetime
{
    private const string NewPassword = "vier paarden in de lift";
    private static readonly TextsOf<Features.SignIn.Texts> Words = new();
    private readonly SmallRegion _region = new();
    private Site _site = null!;
    private Person _anna = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync(engine, _region.Folder, change: People.HashQuickly);
        _anna = await _site.PersonAsync("anna@huis.example");
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _site.DisposeAsync();
        _region.Dispose();
    }

    [Fact]
    public async Task When_strangers_used_up_their_tries_a_link_by_mail_lets_the_person_in()
    {
        await TakeAllAsync($"strangers of {Account.Normal(_anna.Email)}", SignInPace.ByStrangers);
        using var visitor = new Visitor(_site);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await PasswordAsync(visitor, People.Password)).Status);
        await (await visitor.OpenAsync("/nl/forgot")).Type(Words.In("nl", "in.email"), _anna.Email).PressAsync(Words.In("nl", "forgot.send"));
        var done = await (await visitor.OpenAsync(await _site.LastLinkAsync())).Type(Words.In("nl", "choose.password"), NewPassword).PressAsync(Words.In("nl", "choose.save"));
        Assert.True(done.Says(Words.In("nl", "choose.done")));

        Assert.Equal("/nl/home", Visitor.PathOf(await CodeAsync(await PasswordAsync(visitor, NewPassword), _anna.Code)));
    }

    [Fact]
    public async Task Who_uses_up_the_tries_of_a_place_holds_up_neither_known_browsers_nor_passkeys_nor_links()
    {
        using var own = await _anna.SignInAsync();
        await TakeAllAsync(SignInPace.Place(IPAddress.Loopback), SignInPace.ByPlace);
        using var stranger = new Visitor(_site);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await PasswordAsync(stranger, People.Password)).Status);

        Assert.Equal("/nl/sign-in/code", Visitor.PathOf(await PasswordAsync(own, People.Password)));
        var page = await stranger.OpenAsync("/nl/sign-in");
        Assert.Equal(HttpStatusCode.OK, (await stranger.PostAsync("/nl/sign-in?handler=Question", ("__RequestVerificationToken", Token(page)))).Status);
        var sent = await (await stranger.OpenAsync("/nl/forgot")).Type(Words.In("nl", "in.email"), _anna.Email).PressAsync(Words.In("nl", "forgot.send"));
        Assert.True(sent.Says(Words.In("nl", "forgot.sent")));
    }

    [Fact]
    public async Task Nobody_fills_the_mail_box_of_somebody_else()
    {
        using var visitor = new Visitor(_site);
        for (var quarter = 0; quarter < 8; quarter++)
        {
            for (var i = 0; i < SignInPace.Links; i++)
            {
                var answer = await (await visitor.OpenAsync("/nl/forgot")).Type(Words.In("nl", "in.email"), "nobody@elsewhere.example").PressAsync(Words.In("nl", "forgot.send"));
                Assert.True(answer.Says(Words.In("nl", "forgot.sent")));
            }

            _site.Clock.Pass(SignInPace.Window);
        }

        Assert.Equal(SignInPace.LinksInADay, await MessagesAsync());
        _site.Clock.Pass(SignInPace.Day);
        await (await visitor.OpenAsync("/nl/forgot")).Type(Words.In("nl", "in.email"), "nobody@elsewhere.example").PressAsync(Words.In("nl", "forgot.send"));
        Assert.Equal(SignInPace.LinksInADay + 1, await MessagesAsync());

        async Task<int> MessagesAsync()
        {
            await using var db = _site.Database.Open();
            return await db.Messages.CountAsync(m => m.Template == "password-none", Ct);
        }
    }

    [Fact]
    public async Task Who_keeps_the_installation_ends_every_session_of_an_account()
    {
        using var visitor = await _anna.SignInAsync();
        var state = _site.Services.GetRequiredService<Settings>().StateFolder;
        Assert.Equal(1, (await CommandLine.RunAsync(_site.Database.Setting, _region.Folder, state, "admin", "sign-out", "nobody@huis.example")).ExitCode);
        Assert.Equal("/nl/account", Visitor.PathOf(await visitor.OpenAsync("/nl/account")));

        Assert.Equal(0, (await CommandLine.RunAsync(_site.Database.Setting, _region.Folder, state, "admin", "sign-out", _anna.Email)).ExitCode);
        Assert.StartsWith("/nl/sign-in", Visitor.PathOf(await visitor.OpenAsync("/nl/account")), StringComparison.Ordinal);
        using var again = await _anna.SignInAsync();
    }

    [Theory]
    [InlineData("/nl", true)]
    [InlineData("/nl/search?q=zuster", true)]
    [InlineData("/nl/sign-in", false)]
    [InlineData("/nl/corrections/lines/listening-line", false)]
    [InlineData("/nl/home", false)]
    public async Task What_holds_a_secret_is_not_compressed(string path, bool compressed)
    {
        using var visitor = await _anna.SignInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
        using var answer = await visitor.Client.SendAsync(request, Ct);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(compressed ? ["br"] : [], answer.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task A_right_password_alone_costs_a_try()
    {
        for (var i = 0; i < 3; i++)
        {
            using var visitor = new Visitor(_site);
            Assert.Equal("/nl/sign-in/code", Visitor.PathOf(await PasswordAsync(visitor, People.Password)));
        }

        await using var db = _site.Database.Open();
        Assert.Equal(3, await db.SignInTries.MaxAsync(t => t.Count, Ct));
        using (await _anna.SignInAsync())
        {
            Assert.Equal(3, await db.SignInTries.MaxAsync(t => t.Count, Ct));
        }
    }

    [Fact]
    public async Task Who_learned_the_password_does_not_end_what_its_owner_began()
    {
        using var own = new Visitor(_site);
        var half = await PasswordAsync(own, People.Password);
        for (var i = 0; i < 3; i++)
        {
            using var thief = new Visitor(_site);
            await PasswordAsync(thief, People.Password);
        }

        Assert.Equal("/nl/home", Visitor.PathOf(await CodeAsync(half, _anna.Code)));
    }

    [Fact]
    public async Task Who_learned_the_password_does_not_try_codes_for_ever_the_owner_hears_of_it_and_is_not_locked_out()
    {
        using var own = await _anna.SignInAsync();
        using var thief = new Visitor(_site);
        var (tried, refused) = (0, 0);
        for (var window = 0; window < 10; window++)
        {
            for (var step = 0; step < SignInPace.ByStrangers; step++)
            {
                var page = await PasswordAsync(thief, People.Password);
                for (var i = 0; i < SignInStep.MaxTries && Visitor.PathOf(page) == "/nl/sign-in/code" && page.Status != HttpStatusCode.TooManyRequests; i++)
                {
                    page = await CodeAsync(page, "000000");
                    (tried, refused) = page.Status == HttpStatusCode.TooManyRequests ? (tried, refused + 1) : (tried + 1, refused);
                }
            }

            _site.Clock.Pass(SignInPace.Window + TimeSpan.FromSeconds(1));
        }

        Assert.Equal(SignInWithPassword.CodesInADay, tried);
        Assert.True(refused > 0);
        await using (var db = _site.Database.Open())
        {
            Assert.Equal(1, await db.Messages.CountAsync(m => m.Template == "codes-tried", Ct));
        }

        Assert.Equal("/nl/home", Visitor.PathOf(await CodeAsync(await PasswordAsync(own, People.Password), _anna.Code)));
    }

    [Fact]
    public async Task A_new_password_ends_what_began_with_the_old_one_and_the_links_sent_before()
    {
        using var own = await _anna.SignInAsync();
        using var thief = new Visitor(_site);
        var half = await PasswordAsync(thief, People.Password);
        await (await thief.OpenAsync("/nl/forgot")).Type(Words.In("nl", "in.email"), _anna.Email).PressAsync(Words.In("nl", "forgot.send"));
        var link = await _site.LastLinkAsync();

        await ChangePasswordAsync(own);
        Assert.True((await CodeAsync(half, _anna.Code)).Says(Words.In("nl", "sign-in.start-again")));
        Assert.True((await thief.OpenAsync(link)).Says(Words.In("nl", "choose.gone")));
    }

    [Fact]
    public async Task A_telephone_is_not_set_up_with_a_password_that_is_none_any_more()
    {
        var bert = await _site.PersonAsync("bert@huis.example", "Bert", withPhone: false);
        using var thief = new Visitor(_site);
        var phone = await PasswordAsync(thief, People.Password, bert.Email);
        var key = string.Concat(phone.Document.QuerySelector(".secret-key")!.TextContent.Where(char.IsLetterOrDigit));
        await using (var scope = _site.Services.CreateAsyncScope())
        {
            var account = await scope.ServiceProvider.GetRequiredService<NabijDb>().Accounts.SingleAsync(a => a.Id == bert.Id, Ct);
            Assert.Null(await scope.ServiceProvider.GetRequiredService<ChoosePassword>().ChangeAsync(account, NewPassword, Ct));
        }

        var refused = await phone.Type(Words.In("nl", "phone.code"), Totp.CodeAt(key, _site.Clock.GetUtcNow())).PressAsync(Words.In("nl", "phone.next"));
        Assert.True(refused.Says(Words.In("nl", "sign-in.start-again")));
        Assert.NotEqual("/nl/account", Visitor.PathOf(await thief.OpenAsync("/nl/account")));
    }

    [Fact]
    public async Task Who_belongs_to_two_organisations_chooses_one_and_keeps_it_with_a_new_password()
    {
        var (first, second) = (await _site.OrganisationAsync("Huis Een"), await _site.OrganisationAsync("Huis Twee"));
        await _site.MemberAsync(first, _anna);
        var membership = await _site.MemberAsync(second, _anna);
        using var visitor = await _anna.SignInAsync();
        Assert.True((await visitor.OpenAsync("/nl/home")).Says(new TextsOf<Features.Home.Texts>().In("nl", "which")));
        var choose = await visitor.OpenAsync("/nl/organisation");
        Assert.Equal("/nl/acting?to=%2Fnl%2Forganisation", Visitor.PathOf(choose));
        Assert.Equal("Huis Twee", (await choose.Tick("Huis Twee").PressAsync(Words.In("nl", "acting.save"))).Heading);

        await ChangePasswordAsync(visitor);
        Assert.Equal("Huis Twee", (await visitor.OpenAsync("/nl/organisation")).Heading);
        await using var db = _site.Database.Open();
        await db.Memberships.Where(m => m.Id == membership).ExecuteDeleteAsync(Ct);
        Assert.Equal("Huis Een", (await visitor.OpenAsync("/nl/organisation")).Heading);
    }

    [Fact]
    public async Task Removing_a_passkey_ends_the_other_sessions()
    {
        await AddPasskeyAsync("usb-stokje");
        using var here = await _anna.SignInAsync();
        using var there = await _anna.SignInAsync();
        var page = await (await here.OpenAsync("/nl/account")).PressAsync(Words.In("nl", "account.passkey.remove"));
        Assert.Equal("/nl/account", Visitor.PathOf(page));
        Assert.False(page.Says("usb-stokje"));
        Assert.NotEqual("/nl/account", Visitor.PathOf(await there.OpenAsync("/nl/account")));
    }

    [Fact]
    public async Task A_passkey_taken_away_in_two_windows_at_once_is_gone_and_no_failure()
    {
        await AddPasskeyAsync("usb-stokje");
        using var here = await _anna.SignInAsync();
        using var there = await _anna.SignInAsync();
        var windows = new[] { await here.OpenAsync("/nl/account"), await there.OpenAsync("/nl/account") };
        var after = await Task.WhenAll(windows.Select(w => w.PressAsync(Words.In("nl", "account.passkey.remove"))));

        Assert.All(after, p => Assert.True((int)p.Status < 500, p.Source));
        await using var db = _site.Database.Open();
        Assert.Equal(0, await db.Passkeys.CountAsync(Ct));
        var signedIn = new[] { Visitor.PathOf(await here.OpenAsync("/nl/account")), Visitor.PathOf(await there.OpenAsync("/nl/account")) };
        Assert.Single(signedIn, p => p == "/nl/account");
    }

    [Fact]
    public async Task The_person_hears_of_codes_on_paper_made_and_used_and_of_a_first_telephone()
    {
        using var visitor = await _anna.SignInAsync();
        var codes = await (await visitor.OpenAsync("/nl/account/codes")).PressAsync(Words.In("nl", "account.codes.make"));
        Assert.Equal(1, await ToldAsync());
        await CodeAsync(await PasswordAsync(visitor, People.Password), codes.Document.QuerySelector(".codes li")!.TextContent);
        Assert.Equal(2, await ToldAsync());

        var bert = await _site.PersonAsync("bert@huis.example", "Bert", withPhone: false);
        var phone = await PasswordAsync(visitor, People.Password, bert.Email);
        var key = string.Concat(phone.Document.QuerySelector(".secret-key")!.TextContent.Where(char.IsLetterOrDigit));
        await phone.Type(Words.In("nl", "phone.code"), Totp.CodeAt(key, _site.Clock.GetUtcNow())).PressAsync(Words.In("nl", "phone.next"));
        Assert.Equal(3, await ToldAsync());
    }

    [Fact]
    public async Task A_code_sent_twice_together_is_no_failure()
    {
        using var visitor = new Visitor(_site);
        var page = await PasswordAsync(visitor, People.Password);
        var fields = page.Document.QuerySelectorAll("main input[type=hidden]").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)).Append(("code", _anna.Code)).ToArray();
        var cookies = string.Join("; ", visitor.Cookies.Select(c => $"{c.Key}={c.Value}"));
        var statuses = await Task.WhenAll(Enumerable.Range(0, 6).Select(async _ =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/nl/sign-in/code") { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2))) };
            request.Headers.TryAddWithoutValidation("Cookie", cookies);
            using var response = await _site.Client.SendAsync(request, Ct);
            return (int)response.StatusCode;
        }));

        Assert.All(statuses, s => Assert.True(s < 500, $"{s}"));
        Assert.Single(statuses, s => s == 302);
    }

    [Fact]
    public async Task What_is_no_text_no_form_or_no_button_is_the_senders_mistake()
    {
        var house = await _site.OrganisationAsync("Huis");
        await _site.MemberAsync(house, _anna);
        using var visitor = await _anna.SignInAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await PasswordAsync(visitor, "geen tekst \ufffe")).Status);
        var token = Token(await visitor.OpenAsync("/nl/account"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await visitor.PostAsync("/nl/organisation", ("__RequestVerificationToken", token))).Status);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/nl/account?handler=End") { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("RequestVerificationToken", token);
        using var response = await visitor.Client.SendAsync(request, Ct);
        Assert.True((int)response.StatusCode < 500, $"{response.StatusCode}");
    }

    [Fact]
    public async Task At_the_end_of_a_window_nobody_is_refused_who_has_tries_left()
    {
        for (var round = 0; round < 10; round++)
        {
            await TakeAllAsync("together", 20);
            _site.Clock.Pass(SignInPace.Window);
            Assert.DoesNotContain(false, await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TakeAsync("together", 20))));
            _site.Clock.Pass(SignInPace.Window);
        }
    }

    private async Task AddPasskeyAsync(string name)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<NabijDb>().Accounts.SingleAsync(a => a.Id == _anna.Id, Ct);
        var passkey = new UserPasskeyInfo([1, 2, 3], [4], _site.Clock.GetUtcNow(), 0, null, true, false, false, [], []) { Name = name };
        (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().AddOrUpdatePasskeyAsync(account, passkey)).MustSucceed();
    }

    private async Task<bool> TakeAsync(string what, int most)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SignInPace>().TakeAsync(what, most, Ct);
    }

    private async Task TakeAllAsync(string what, int most)
    {
        while (await TakeAsync(what, most))
        {
        }
    }

    private async Task<int> ToldAsync()
    {
        await using var db = _site.Database.Open();
        return await db.Messages.CountAsync(m => m.Template == "account-changed", Ct);
    }

    private static async Task ChangePasswordAsync(Visitor visitor) =>
        Assert.Equal("/nl/account", Visitor.PathOf(await (await visitor.OpenAsync("/nl/account/password")).Type(Words.In("nl", "choose.password"), NewPassword).PressAsync(Words.In("nl", "choose.save"))));

    private async Task<Page> PasswordAsync(Visitor visitor, string password, string? email = null) =>
        await (await visitor.OpenAsync("/nl/sign-in")).Type(Words.In("nl", "in.email"), email ?? _anna.Email).Type(Words.In("nl", "in.password"), password).PressAsync(Words.In("nl", "in.next"));

    private static Task<Page> CodeAsync(Page page, string code) => page.Type(Words.In("nl", "code.code"), code).PressAsync(Words.In("nl", "code.next"));

    private static string Token(Page page) => page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
