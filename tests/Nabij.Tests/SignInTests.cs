using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Data;
using Nabij.Features.Accounts;
using Nabij.Features.SignIn;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class SignInTestsOnSqlite() : SignInTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class SignInTestsOnPostgres() : SignInTests(Engine.Postgres);

public abstract class SignInTests(Engine engine) : IAsyncLifetime
{
    private static readonly TextsOf<Features.SignIn.Texts> Words = new();
    private readonly SmallRegion _region = new();
    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync(engine, _region.Folder, change: People.HashQuickly);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _site.DisposeAsync();
        _region.Dispose();
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task From_the_first_password_to_signing_out(string tongue)
    {
        var person = await _site.PersonAsync("anna@huis.example", withPhone: false);
        using var visitor = new Visitor(_site);

        // Whoever comes to a page for people who sign in is brought back to it afterwards.
        var asked = await visitor.OpenAsync($"/{tongue}/account");
        Assert.Equal($"/{tongue}/sign-in?to=%2F{tongue}%2Faccount", Visitor.PathOf(asked));
        var phone = await PasswordAsync(asked, tongue, person.Email, People.Password);
        Assert.Equal(Words.In(tongue, "phone.title"), phone.Heading);
        var key = string.Concat(phone.Document.QuerySelector(".secret-key")!.TextContent.Where(char.IsLetterOrDigit));
        Assert.Equal(32, key.Length);

        var wrong = await phone.Type(Words.In(tongue, "phone.code"), "000000").PressAsync(Words.In(tongue, "phone.next"));
        Assert.Contains(Words.In(tongue, "sign-in.code-wrong"), wrong.Text, StringComparison.Ordinal);
        Assert.Contains(key[..4], wrong.Source, StringComparison.Ordinal);
        var codes = await wrong.Type(Words.In(tongue, "phone.code"), Totp.CodeAt(key, _site.Clock.GetUtcNow())).PressAsync(Words.In(tongue, "phone.next"));
        Assert.Equal(Words.In(tongue, "codes.title"), codes.Heading);
        Assert.Equal(SecondFactor.CodesOnPaper, codes.Document.QuerySelectorAll(".codes li").Length);

        var account = await codes.FollowAsync(Words.In(tongue, "codes.next"));
        Assert.Equal($"/{tongue}/account", Visitor.PathOf(account));
        Assert.True(account.Says("Firefox, Linux"));
        Assert.True(account.Response.Headers.CacheControl!.NoStore);

        var left = await account.PressAsync(new TextsOf<Ui.Texts>().In(tongue, "Me.Out"));
        Assert.Equal(Words.In(tongue, "out.title"), left.Heading);
        Assert.StartsWith($"/{tongue}/sign-in", Visitor.PathOf(await visitor.OpenAsync($"/{tongue}/account")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_of_the_telephone_and_one_of_the_paper_work_once()
    {
        var person = await _site.PersonAsync("anna@huis.example");
        var code = person.Code;
        Assert.Equal("/nl/home", Visitor.PathOf(await CodeAsync(await PasswordAsync(person), code)));
        Assert.Equal(Words.In("nl", "sign-in.code-wrong"), (await CodeAsync(await PasswordAsync(person), code)).Document.QuerySelector(".error")!.TextContent);

        await using var scope = _site.Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<NabijDb>().Accounts.SingleAsync(a => a.Id == person.Id);
        var printed = (await scope.ServiceProvider.GetRequiredService<SecondFactor>().NewCodesAsync(account))![3];

        // As people copy it: in capitals or not, with blanks.
        Assert.Equal("/nl/home", Visitor.PathOf(await CodeAsync(await PasswordAsync(person), " " + printed.ToLowerInvariant() + " ")));
        Assert.NotEqual("/nl/home", Visitor.PathOf(await CodeAsync(await PasswordAsync(person), printed)));
    }

    [Fact]
    public async Task Nobody_learns_whether_an_account_exists()
    {
        await _site.PersonAsync("anna@huis.example");
        await _site.PersonAsync("nofactor@huis.example", withPhone: false);
        using var visitor = new Visitor(_site);
        var answers = new List<string>();
        foreach (var (email, password) in new[] { ("anna@huis.example", "not the password"), ("nobody@huis.example", "not the password"), ("nofactor@huis.example", "not the password") })
        {
            var page = await PasswordAsync(await visitor.OpenAsync("/en/sign-in"), "en", email, password);
            answers.Add($"{page.Status} {Without(page.Source, email)}");
        }

        Assert.Single(answers.Distinct(StringComparer.Ordinal));
        foreach (var email in new[] { "anna@huis.example", "nobody@huis.example" })
        {
            var page = await (await visitor.OpenAsync("/en/forgot")).Type(Words.In("en", "in.email"), email).PressAsync(Words.In("en", "forgot.send"));
            answers.Add($"{page.Status} {Without(page.Source, email)}");
        }

        Assert.Single(answers.Skip(3).Distinct(StringComparer.Ordinal));

        // The token against forged forms is another on each page.
        static string Without(string source, string email) =>
            System.Text.RegularExpressions.Regex.Replace(source.Replace(email, "", StringComparison.Ordinal), "value=\"CfDJ[^\"]*\"", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Strangers_use_up_their_own_tries_and_not_those_of_the_person()
    {
        var person = await _site.PersonAsync("anna@huis.example");
        using var own = await person.SignInAsync();
        using var stranger = new Visitor(_site);
        for (var i = 0; i < SignInPace.ByStrangers; i++)
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await PasswordAsync(await stranger.OpenAsync("/nl/sign-in"), "nl", person.Email, "guess number " + i)).Status);
        }

        var refused = await PasswordAsync(await stranger.OpenAsync("/nl/sign-in"), "nl", person.Email, People.Password);
        Assert.Equal((HttpStatusCode.TooManyRequests, true), (refused.Status, refused.Says(Words.In("nl", "sign-in.wait"))));

        // The browser that once signed in has its own; and time heals.
        Assert.Equal("/nl/sign-in/code", Visitor.PathOf(await PasswordAsync(await own.OpenAsync("/nl/sign-in"), "nl", person.Email, People.Password)));
        _site.Clock.Pass(SignInPace.Window);
        Assert.Equal("/nl/sign-in/code", Visitor.PathOf(await PasswordAsync(await stranger.OpenAsync("/nl/sign-in"), "nl", person.Email, People.Password)));
    }

    [Fact]
    public async Task Who_knows_the_password_cannot_try_codes_for_ever()
    {
        var person = await _site.PersonAsync("anna@huis.example");
        using var visitor = new Visitor(_site);
        var page = await PasswordAsync(await visitor.OpenAsync("/nl/sign-in"), "nl", person.Email, People.Password);
        for (var i = 0; i < SignInStep.MaxTries - 1; i++)
        {
            page = await CodeAsync(page, "000001");
        }

        Assert.True((await CodeAsync(page, "000001")).Says(Words.In("nl", "sign-in.start-again")));
        Assert.True((await visitor.OpenAsync("/nl/sign-in/code")).Says(Words.In("nl", "sign-in.start-again")));
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 20; i++)
        {
            page = await PasswordAsync(await visitor.OpenAsync("/nl/sign-in"), "nl", person.Email, People.Password);
            statuses.Add((await CodeAsync(page, "000001")).Status);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }

    [Fact]
    public async Task A_session_ends_by_itself_when_nobody_is_there_and_after_a_day_of_work()
    {
        var person = await _site.PersonAsync("anna@huis.example");
        using var idle = await person.SignInAsync();
        _site.Clock.Pass(Session.Idle);
        Assert.NotEqual("/nl/account", Visitor.PathOf(await idle.OpenAsync("/nl/account")));

        using var busy = await person.SignInAsync();
        for (var spent = TimeSpan.Zero; spent < Session.Longest - TimeSpan.FromHours(1); spent += TimeSpan.FromMinutes(30))
        {
            _site.Clock.Pass(TimeSpan.FromMinutes(30));
            Assert.Equal("/nl/account", Visitor.PathOf(await busy.OpenAsync("/nl/account")));
        }

        _site.Clock.Pass(TimeSpan.FromMinutes(59));
        Assert.NotEqual("/nl/account", Visitor.PathOf(await busy.OpenAsync("/nl/account")));
    }

    [Fact]
    public async Task One_signs_another_browser_out_and_only_ones_own()
    {
        var person = await _site.PersonAsync("anna@huis.example");
        var other = await _site.PersonAsync("bert@huis.example", "Bert");
        using var here = await person.SignInAsync();
        using var there = await person.SignInAsync();
        using var stranger = await other.SignInAsync();

        var page = await here.OpenAsync("/nl/account");
        var id = page.Document.QuerySelector("form[action$='handler=End'] button")!.Closest("form")!.QuerySelector("input[name=id]")!.GetAttribute("value")!;
        var forged = await stranger.OpenAsync("/nl/account");
        var refused = await stranger.PostAsync("/nl/account?handler=End", ("id", id), ("__RequestVerificationToken", Token(forged)));
        Assert.Equal("/nl/account", Visitor.PathOf(refused));
        Assert.Equal("/nl/account", Visitor.PathOf(await there.OpenAsync("/nl/account")));

        await page.PressAsync(Words.In("nl", "account.session.end"));
        Assert.Equal(HttpStatusCode.OK, (await page.PressAsync(Words.In("nl", "account.session.end"))).Status);
        Assert.Equal("/nl/account", Visitor.PathOf(await here.OpenAsync("/nl/account")));
        Assert.NotEqual("/nl/account", Visitor.PathOf(await there.OpenAsync("/nl/account")));
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_asks_first_who_it_is()
    {
        var person = await _site.PersonAsync("anna@huis.example");
        using var here = await person.SignInAsync();
        using var there = await person.SignInAsync();
        _site.Clock.Pass(Session.Fresh);

        var confirm = await here.OpenAsync("/nl/account/password");
        Assert.Equal(Words.In("nl", "confirm.title"), confirm.Heading);
        Assert.True((await confirm.Type(Words.In("nl", "in.password"), "wrong").PressAsync(Words.In("nl", "confirm.next"))).Says(Words.In("nl", "sign-in.password-wrong")));
        var choose = await confirm.Type(Words.In("nl", "in.password"), People.Password).PressAsync(Words.In("nl", "confirm.next"));
        Assert.Equal("/nl/account/password", Visitor.PathOf(choose));
        foreach (var (weak, code) in new[] { ("kt9", "password.too-short"), ("Password2024!", "password.common"), ("anna peeters 1", "password.common"), ("1234567890", "password.common"), (new string('x', 200), "password.too-long") })
        {
            var no = await choose.Type(Words.In("nl", "choose.password"), weak).PressAsync(Words.In("nl", "choose.save"));
            Assert.True(no.Says(Words.In("nl", code)), weak);
            Assert.DoesNotContain(weak, no.Source, StringComparison.Ordinal);
        }

        var done = await choose.Type(Words.In("nl", "choose.password"), "vier paarden in de lift").PressAsync(Words.In("nl", "choose.save"));
        Assert.Equal("/nl/account", Visitor.PathOf(done));
        Assert.NotEqual("/nl/account", Visitor.PathOf(await there.OpenAsync("/nl/account")));
        Assert.Equal("/nl/sign-in/code", Visitor.PathOf(await PasswordAsync(await there.OpenAsync("/nl/sign-in"), "nl", person.Email, "vier paarden in de lift")));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("/nl/a b")]
    [InlineData("/nl/caf\u00e9")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_led_off_the_site(string to)
    {
        var person = await _site.PersonAsync("anna@huis.example");
        using var visitor = new Visitor(_site);
        var page = await PasswordAsync(await visitor.OpenAsync("/nl/sign-in?to=" + Uri.EscapeDataString(to)), "nl", person.Email, People.Password);
        Assert.Equal("/nl/sign-in/code", Visitor.PathOf(page));
        Assert.Equal("/nl/home", Visitor.PathOf(await CodeAsync(page, person.Code)));
    }

    [Fact]
    public async Task Cookies_are_for_this_site_only_and_public_pages_have_none()
    {
        var person = await _site.PersonAsync("anna@huis.example");
        using var visitor = await person.SignInAsync();

        Assert.All(visitor.Cookies.Keys, n => Assert.StartsWith("__Host-nabij-", n, StringComparison.Ordinal));
        using var open = await visitor.Client.GetAsync("/nl");
        Assert.False(open.Headers.Contains("Set-Cookie"));

        // A page for everyone does not ask who one is.
        Assert.DoesNotContain("Anna Peeters", await open.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_secret_is_nowhere_in_words()
    {
        var person = await _site.PersonAsync("canary-mail@huis.example", "Canary Name", withPhone: false);
        using var visitor = new Visitor(_site);
        var phone = await PasswordAsync(await visitor.OpenAsync("/nl/sign-in"), "nl", person.Email, People.Password);
        var key = string.Concat(phone.Document.QuerySelector(".secret-key")!.TextContent.Where(char.IsLetterOrDigit));
        var codes = await phone.Type(Words.In("nl", "phone.code"), Totp.CodeAt(key, _site.Clock.GetUtcNow())).PressAsync(Words.In("nl", "phone.next"));
        var paper = codes.Document.QuerySelectorAll(".codes li").Select(c => c.TextContent).ToList();
        await PasswordAsync(await visitor.OpenAsync("/nl/sign-in"), "nl", person.Email, "canary-password-wrong");

        var rows = string.Join('\n', (await _site.Database.RowsAsync()).SelectMany(t => t.Value.Select(r => t.Key + " " + r)));
        var log = string.Join('\n', _site.Log.Lines);
        // Nor by a hash that anyone can make of all there are.
        Assert.DoesNotContain(Secrets.HashOf(string.Concat(paper[0].Where(char.IsLetterOrDigit)).ToUpperInvariant()), rows, StringComparison.OrdinalIgnoreCase);
        foreach (var secret in paper.Append(key).Append(People.Password).Append("canary-password-wrong").Concat(visitor.Cookies.Where(c => !c.Key.Contains("form", StringComparison.Ordinal)).Select(c => c.Value)))
        {
            Assert.DoesNotContain(secret, rows, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, log, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("canary", log, StringComparison.OrdinalIgnoreCase);
    }

    private static Task<Page> PasswordAsync(Page page, string tongue, string email, string password) =>
        page.Type(Words.In(tongue, "in.email"), email).Type(Words.In(tongue, "in.password"), password).PressAsync(Words.In(tongue, "in.next"));

    private async Task<Page> PasswordAsync(Person person) => await PasswordAsync(await new Visitor(_site).OpenAsync("/nl/sign-in"), "nl", person.Email, People.Password);

    private static Task<Page> CodeAsync(Page page, string code) => page.Type(Words.In("nl", "code.code"), code).PressAsync(Words.In("nl", "code.next"));

    private static string Token(Page page) => page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
