using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Features.Jobs;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class AccessTestsOnSqlite(Sites sites) : AccessTests(sites, Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class AccessTestsOnPostgres(Sites sites) : AccessTests(sites, Engine.Postgres);

public abstract class AccessTests(Sites sites, Engine engine) : SiteTests(sites, engine)
{
    private const string Nobody = "00000000-0000-7000-8000-000000000000";

    // Every route, who may use it, an address of it, and what everyone gets by GET and by POST there. Nothing here may write.
    // A new route is a decision about who may use it; add it here in the same commit.
    private static readonly Route[] Routes =
    [
        new("/", "everyone", "/", 302, 405),
        new("/robots.txt", "everyone", "/robots.txt", 200, 405),
        new("/sitemap.xml", "everyone", "/sitemap.xml", 200, 405),
        // Nobody is named here who hears of weaknesses.
        new("/.well-known/security.txt", "everyone", "/.well-known/security.txt", 404, 405),
        new("/openapi/{documentName:regex(^v1$)}.json", "everyone", "/openapi/v1.json", 200, 405),
        new("/health/live", "everyone", "/health/live", 200, 200),
        new("/health/ready", "everyone", "/health/ready", 200, 200),
        new("/seals.txt", "everyone", "/seals.txt", 200, 405),
        new("/api/changes", "everyone", "/api/changes?since=1", 200, 405),
        new("/api/search/", "everyone", "/api/search", 200, 200),
        new("/e/{code}", "everyone", "/e/00000000", 404, 405),
        new("/" + Platform.PageRoutes.LanguagePart + "/e/{code}", "everyone", "/nl/e/00000000", 404, 405),
        new("/" + Platform.PageRoutes.LanguagePart + "/calendar.ics", "everyone", "/nl/calendar.ics", 302, 302),
        // A provider that nobody named.
        new("/sign-in/oidc/{number:int}", "everyone", "/sign-in/oidc/1", 404, 405),
        Page("", "", 400),
        SignedIn("/account"),
        SignedIn("/account/codes"),
        SignedIn("/account/elsewhere"),
        SignedIn("/account/password"),
        SignedIn("/account/phone"),
        SignedIn("/acting"),
        SignedIn("/confirm"),
        SignedIn("/home"),
        SignedIn("/administration/organisations", Platform.Policies.Administrator),
        SignedIn("/administration/organisations/new", Platform.Policies.Administrator),
        SignedIn("/administration/organisations/{id:guid}", $"/administration/organisations/{Nobody}", Platform.Policies.Administrator),
        SignedIn("/administration/organisations/{id:guid}/close", $"/administration/organisations/{Nobody}/close", Platform.Policies.Administrator),
        SignedIn("/administration/organisations/{id:guid}/invite", $"/administration/organisations/{Nobody}/invite", Platform.Policies.Administrator),
        // A link that leads to no invitation.
        Page("/invitation/{token}", "/invitation/nothing", 400) with { Get = 404 },
        SignedIn("/invitation/{token}/accept", "/invitation/nothing/accept", Platform.Policies.SignedIn),
        SignedIn("/organisation", Platform.Policies.Member),
        SignedIn("/organisation/agreements", Platform.Policies.Manager),
        SignedIn("/organisation/agreements/new", Platform.Policies.Manager),
        SignedIn("/organisation/agreements/{id:guid}", $"/organisation/agreements/{Nobody}", Platform.Policies.Manager),
        SignedIn("/organisation/invitations/{id:guid}", $"/organisation/invitations/{Nobody}", Platform.Policies.Member),
        SignedIn("/organisation/invite/{role?}", "/organisation/invite/observer", Platform.Policies.Member),
        SignedIn("/organisation/members/{id:guid}", $"/organisation/members/{Nobody}", Platform.Policies.Member),
        SignedIn("/organisation/members/{id:guid}/away", $"/organisation/members/{Nobody}/away", Platform.Policies.Member),
        SignedIn("/organisation/members/{id:guid}/end", $"/organisation/members/{Nobody}/end", Platform.Policies.Member),
        SignedIn("/editors/campaigns", Platform.Policies.Editor),
        SignedIn("/editors/danger-lines", Platform.Policies.Editor),
        SignedIn("/editors/doubles", Platform.Policies.Editor),
        SignedIn("/editors/doubles/{id:guid}", $"/editors/doubles/{Nobody}", Platform.Policies.Editor),
        SignedIn("/editors/entries", Platform.Policies.Editor),
        SignedIn("/editors/entries/new/{form:guid?}", "/editors/entries/new", Platform.Policies.Editor),
        SignedIn("/editors/entries/{key}", "/editors/entries/sewing-table", Platform.Policies.Editor),
        SignedIn("/editors/entries/{key}/history", "/editors/entries/sewing-table/history", Platform.Policies.Editor),
        SignedIn("/editors/entries/{key}/owner", "/editors/entries/sewing-table/owner", Platform.Policies.Editor),
        SignedIn("/editors/overview", Platform.Policies.Editor),
        SignedIn("/editors/proposals", Platform.Policies.Editor),
        SignedIn("/editors/proposals/{reference}", "/editors/proposals/ABCDEF", Platform.Policies.Editor),
        SignedIn("/editors/reports", Platform.Policies.Editor),
        SignedIn("/editors/reports/{reference}", "/editors/reports/ABCDEF", Platform.Policies.Editor),
        SignedIn("/editors/sheets", Platform.Policies.Editor),
        SignedIn("/editors/sheets/{id:guid}", $"/editors/sheets/{Nobody}", Platform.Policies.Editor),
        SignedIn("/editors/signals", Platform.Policies.Editor),
        SignedIn("/editors/terms", Platform.Policies.Editor),
        SignedIn("/editors/terms/{id:guid}", $"/editors/terms/{Nobody}", Platform.Policies.Editor),
        SignedIn("/editors/words", Platform.Policies.Editor),
        SignedIn("/editors/words/change", Platform.Policies.Editor),
        SignedIn("/editors/words/changes", Platform.Policies.Editor),
        SignedIn("/jobs", Platform.Policies.Administrator),
        SignedIn("/messages", Platform.Policies.Administrator),
        SignedIn("/messages/letters", Platform.Policies.Administrator),
        Page("/forgot", "/forgot", 400) with { Cookie = true },
        Page("/password/{token}", "/password/nothing", 400),
        Page("/sign-in", "/sign-in", 400) with { Cookie = true },
        Page("/sign-in/code", "/sign-in/code", 400),
        Page("/sign-in/elsewhere", "/sign-in/elsewhere", 400),
        Page("/sign-in/onward", "/sign-in/onward", 400),
        Page("/sign-in/phone", "/sign-in/phone", 400),
        Page("/sign-out", "/sign-out", 302),
        Page("/about", "/about", 400),
        Page("/accessibility", "/accessibility", 400),
        Page("/booklet", "/booklet?near=1080&theme=care", 200),
        Page("/booklet.pdf", "/booklet.pdf?near=1080", 503) with { Get = 503 },
        Page("/cards", "/cards", 400),
        Page("/cards/call", "/cards/call", 400),
        Page("/cards/worry", "/cards/worry", 400),
        Page("/choose", "/choose", 400),
        Page("/choose/{subject:regex(^(lines|help)$)}", "/choose/lines", 200),
        // Their POST without the form's own token, and a receipt that nobody got.
        Page("/corrections/{kind:regex(^(help|lines|services|organisations)$)}/{key}", "/corrections/lines/awel-102", 400) with { Cookie = true },
        Page("/corrections/{token}", "/corrections/00000000000000000000000000000000", 400) with { Get = 404 },
        Page("/emergency", "/emergency", 400),
        Page("/help/{code}", "/help/346", 400),
        Page("/lines", "/lines", 400),
        Page("/lines/compare", "/lines/compare?line=awel-102&line=medimmigrant", 400),
        Page("/lines/{key}", "/lines/awel-102", 400),
        Page("/organisations", "/organisations", 400),
        Page("/organisations/{key}", "/organisations/rode-kruis", 400),
        Page("/owners/{token}", "/owners/nothing", 404) with { Get = 404 },
        Page("/paper", "/paper", 200),
        Page("/paper.pdf", "/paper.pdf", 302) with { Get = 302 },
        Page("/paper/sheets", "/paper/sheets", 302) with { Get = 302 },
        Page("/pdf/{id}", "/pdf/nothing", 400) with { Get = 404 },
        Page("/places", "/places", 400),
        Page("/places/{code}", "/places/nis:21004", 400),
        Page("/prepare", "/prepare", 400),
        Page("/privacy", "/privacy", 400),
        // Its POST without the form's own token, and a receipt that nobody got.
        Page("/proposals/{token}", "/proposals/00000000000000000000000000000000", 400) with { Get = 404 },
        Page("/propose", "/propose", 400) with { Cookie = true },
        Page("/search", "/search?q=brand", 200),
        Page("/services/{key}", "/services/", 400),
        Page("/suggestions", "/suggestions", 200) with { Get = 302 },
        Page("/themes/{code}", "/themes/care", 400),
        Page("/error/{status:int}", "/error/500", 400) with { Get = 404 },
    ];

    [Fact]
    public void Every_route_has_a_row_and_every_row_a_route() =>
        Assert.Equal(Routes.Select(r => r.Pattern).Order(StringComparer.Ordinal), Endpoints().Select(e => e.RoutePattern.RawText!).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_route_says_its_policy()
    {
        var silent = Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null && e.Metadata.GetMetadata<IAuthorizeData>() is null).Select(e => e.RoutePattern.RawText);
        var open = Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(e => e.RoutePattern.RawText!).Distinct();

        Assert.Empty(silent);
        Assert.Equal(Routes.Where(r => r.Policy == "everyone").Select(r => r.Pattern).Order(StringComparer.Ordinal), open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Everyone_gets_what_the_table_says_without_a_cookie_and_nothing_is_written()
    {
        var service = Site.State.Services.Keys.First();
        var before = await RowsAtRestAsync();
        var wrong = new List<string>();
        foreach (var route in Routes)
        {
            var address = route.Address.Replace("/services/", "/services/" + service, StringComparison.Ordinal);
            var health = route.Pattern.StartsWith("/health/", StringComparison.Ordinal);
            foreach (var (method, expected) in new[] { (HttpMethod.Get, route.Get), (HttpMethod.Post, route.Post), (HttpMethod.Put, health ? route.Get : 405), (HttpMethod.Delete, health ? route.Get : 405), (HttpMethod.Options, health ? route.Get : 405) })
            {
                using var request = new HttpRequestMessage(method, address);
                if (method == HttpMethod.Post)
                {
                    request.Content = new FormUrlEncodedContent([new("q", "thuisverpleging"), new("near", "1080")]);
                }

                using var response = await Site.Client.SendAsync(request);
                var status = (int)response.StatusCode;
                if (status != expected)
                {
                    wrong.Add($"{method} {address}: {status}, not {expected}");
                }

                if (response.Headers.Contains("Set-Cookie") && !route.Cookie)
                {
                    wrong.Add($"{method} {address} sets a cookie");
                }
            }
        }

        Report.None(wrong);
        Assert.Equal(before, await Site.Database.RowsAsync());
    }

    [Fact]
    public async Task Reading_a_page_without_its_body_works_as_with_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/nl/lines");
        using var response = await Site.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_posted_question_gets_the_same_answer_as_one_in_the_address_and_leaves_no_trace()
    {
        const string Question = "q=thuisverpleging&near=1080&lang=fr&limit=5";
        var before = await RowsAtRestAsync();

        using var posted = await Site.Client.PostAsync("/api/search", new StringContent(Question, System.Text.Encoding.ASCII, "application/x-www-form-urlencoded"));
        Assert.Equal((await Site.AskAsync(Question)).ToJsonString(), System.Text.Json.Nodes.JsonNode.Parse(await posted.Content.ReadAsStringAsync())!.ToJsonString());

        Assert.False(posted.Headers.Contains("Set-Cookie"));
        Assert.Equal(before, await Site.Database.RowsAsync());
    }

    [Fact]
    public void What_the_api_takes_and_gives_is_public_or_its_validation_would_be_skipped()
    {
        var api = Site.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items.SelectMany(g => g.Items);
        var types = api.SelectMany(a => a.ParameterDescriptions.Select(p => (Type?)p.Type).Concat(a.SupportedResponseTypes.Select(r => r.Type)));
        var hidden = types.OfType<Type>().SelectMany(t => Within(t, [])).Where(t => !t.IsVisible).Select(t => t.FullName!).Distinct();

        Report.None(hidden);

        static IEnumerable<Type> Within(Type type, HashSet<Type> seen)
        {
            var own = new[] { type }.Concat(type.GetGenericArguments()).Where(t => t.Assembly == typeof(Program).Assembly && seen.Add(t)).ToList();
            return own.Concat(own.SelectMany(t => t.GetProperties()).SelectMany(p => Within(p.PropertyType, seen))).Concat(own.Count == 0 ? type.GetGenericArguments().SelectMany(t => Within(t, seen)) : []);
        }
    }

    // The first search for doubles begins with the program; what it finds comes from no visitor.
    private async Task<Dictionary<string, List<string>>> RowsAtRestAsync()
    {
        await Wait.UntilAsync(async () =>
        {
            await using var db = Site.Database.Open();
            return await db.Jobs.AnyAsync(j => j.Kind == Features.Doubles.FindDoubles.Kind && j.EndedAt != null);
        });
        return await Site.Database.RowsAsync();
    }

    // Static files are the styles and signs of the project; they carry no rule of their own.
    private IEnumerable<RouteEndpoint> Endpoints() =>
        Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null && e.RoutePattern.RawText != "{**path:file}");

    // Who did not sign in is asked to.
    private static Route SignedIn(string path, string policy = Platform.Policies.SignedIn) => SignedIn(path, path, policy);

    private static Route SignedIn(string pattern, string address, string policy) => Page(pattern, address, 302) with { Policy = policy, Get = 302 };

    private static Route Page(string pattern, string address, int post) => new(Platform.PageRoutes.LanguagePart + pattern, "everyone", "/nl" + address, 200, post);

    private sealed record Route(string Pattern, string Policy, string Address, int Get, int Post)
    {
        /// <summary>A form that changes something: its token needs a cookie.</summary>
        public bool Cookie { get; init; }
    }
}

public sealed class RefusalTests
{
    [Fact]
    public async Task A_route_that_forgot_its_policy_is_refused_and_reads_as_not_found()
    {
        await using var site = await Site.StartAsync(Engine.Sqlite, change: services => services.AddSingleton<IStartupFilter, ForgottenRoute>());

        var refused = await site.OpenAsync("/fr/forgotten");
        var missing = await site.OpenAsync("/fr/there-is-no-such-page");

        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.Equal(missing.Text, refused.Text);
    }

    private sealed class ForgottenRoute : IStartupFilter
    {
        private static readonly Endpoint Secret = new RouteEndpoint(c => c.Response.WriteAsync("secret"), RoutePatternFactory.Parse("/fr/forgotten"), 0, EndpointMetadataCollection.Empty, "forgotten");

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                if (context.Request.Path == "/fr/forgotten")
                {
                    context.SetEndpoint(Secret);
                }

                return rest(context);
            });
            next(app);
        };
    }
}
