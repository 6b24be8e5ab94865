using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Data;
using Nabij.Features.Members;
using Nabij.Features.Organisations;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class RoleAccessTestsOnSqlite() : RoleAccessTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class RoleAccessTestsOnPostgres() : RoleAccessTests(Engine.Postgres);

/// <summary>Each route for people who sign in × each role × the own and another organisation. What one may not reads as not there.</summary>
public abstract class RoleAccessTests(Engine engine) : IAsyncLifetime
{
    private static readonly MemberRole[] Roles = Enum.GetValues<MemberRole>();

    // Who gets a page, by GET. A new route is a decision about who may use it; add it here in the same commit.
    private static readonly Dictionary<string, Func<MemberRole?, bool>> May = new(StringComparer.Ordinal)
    {
        ["/account"] = _ => true,
        ["/account/codes"] = _ => true,
        ["/account/elsewhere"] = _ => true,
        ["/account/password"] = _ => true,
        ["/account/phone"] = _ => true,
        ["/acting"] = _ => true,
        ["/confirm"] = _ => true,
        ["/home"] = _ => true,
        ["/administration/organisations"] = r => r == MemberRole.Administrator,
        ["/administration/organisations/new"] = r => r == MemberRole.Administrator,
        ["/administration/organisations/{id:guid}"] = r => r == MemberRole.Administrator,
        ["/administration/organisations/{id:guid}/close"] = r => r == MemberRole.Administrator,
        ["/administration/organisations/{id:guid}/invite"] = r => r == MemberRole.Administrator,
        ["/editors/campaigns"] = r => r == MemberRole.Editor,
        ["/editors/danger-lines"] = r => r == MemberRole.Editor,
        ["/editors/doubles"] = r => r == MemberRole.Editor,
        // A pair that is not there; those that are, are walked in DoubleTests.
        ["/editors/doubles/{id:guid}"] = _ => false,
        ["/editors/entries"] = r => r == MemberRole.Editor,
        ["/editors/entries/new/{form:guid?}"] = r => r == MemberRole.Editor,
        // Entries that are not there; those that are, are walked in EditingTests, and for who works for the service in OwnServiceTests.
        ["/editors/entries/{key}"] = _ => false,
        ["/editors/entries/{key}/history"] = _ => false,
        ["/editors/entries/{key}/owner"] = _ => false,
        ["/editors/overview"] = r => r == MemberRole.Editor,
        ["/editors/proposals"] = r => r == MemberRole.Editor,
        // One that is not there; one that is, is walked in ProposalTests.
        ["/editors/proposals/{reference}"] = _ => false,
        ["/editors/reports"] = r => r == MemberRole.Editor,
        // One that is not there; one that is, is walked in EditorTests.
        ["/editors/reports/{reference}"] = _ => false,
        ["/editors/sheets"] = r => r == MemberRole.Editor,
        // One that is not there; whose it is, is walked in SheetTests.
        ["/editors/sheets/{id:guid}"] = _ => false,
        ["/editors/signals"] = r => r == MemberRole.Editor,
        ["/editors/terms"] = r => r == MemberRole.Editor,
        // One that is not there; those that are, are walked in TermsTests.
        ["/editors/terms/{id:guid}"] = _ => false,
        ["/editors/words"] = r => r == MemberRole.Editor,
        ["/editors/words/change"] = r => r == MemberRole.Editor,
        ["/editors/words/changes"] = r => r == MemberRole.Editor,
        ["/jobs"] = r => r == MemberRole.Administrator,
        ["/messages"] = r => r == MemberRole.Administrator,
        ["/messages/letters"] = r => r == MemberRole.Administrator,
        // A link that leads to no invitation.
        ["/invitation/{token}/accept"] = _ => false,
        ["/organisation"] = r => r is not null,
        ["/organisation/agreements"] = r => r == MemberRole.Manager,
        ["/organisation/agreements/new"] = r => r == MemberRole.Manager,
        // One that is not there; whose it is, is walked in AgreementPageTests.
        ["/organisation/agreements/{id:guid}"] = _ => false,
        ["/organisation/invitations/{id:guid}"] = r => r == MemberRole.Manager,
        ["/organisation/invite/{role?}"] = r => r is MemberRole.Manager or MemberRole.Administrator,
        ["/organisation/members/{id:guid}"] = r => r == MemberRole.Manager,
        ["/organisation/members/{id:guid}/away"] = r => r == MemberRole.Manager,
        ["/organisation/members/{id:guid}/end"] = r => r == MemberRole.Manager,
    };

    private readonly SmallRegion _region = new();
    private Site _site = null!;

    public async ValueTask InitializeAsync() => _site = await Site.StartAsync(engine, _region.Folder, change: People.HashQuickly);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _site.DisposeAsync();
        _region.Dispose();
    }

    [Fact]
    public async Task Each_role_gets_its_own_pages_in_its_own_organisation_and_nothing_else()
    {
        var start = "/" + Platform.PageRoutes.LanguagePart;
        Assert.Equal(
            _site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<IAuthorizeData>() is not null)
                .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Select(p => p[start.Length..]).Distinct().Order(StringComparer.Ordinal),
            May.Keys.Order(StringComparer.Ordinal));

        var (own, other) = (await HouseAsync("Ons huis"), await HouseAsync("Hun huis"));
        var wrong = new List<string>();
        foreach (var role in Roles.Select(r => (MemberRole?)r).Append(null))
        {
            var person = await _site.PersonAsync($"{role?.ToString() ?? "nobody"}@huis.example");
            if (role is { } given)
            {
                await _site.MemberAsync(own.Id, person, given, ScopeOf(given));
            }

            using var visitor = await person.SignInAsync();
            foreach (var (pattern, may) in May)
            {
                // An administrator keeps the other organisations; nobody closes the one they act for.
                var house = pattern.StartsWith("/administration/", StringComparison.Ordinal) ? other : own;
                await CheckAsync(visitor, role, pattern, house, may(role) ? HttpStatusCode.OK : HttpStatusCode.NotFound, wrong);
                if (pattern.Contains("{id", StringComparison.Ordinal) && !pattern.StartsWith("/administration/", StringComparison.Ordinal))
                {
                    await CheckAsync(visitor, role, pattern, other, HttpStatusCode.NotFound, wrong);
                }
            }
        }

        Report.None(wrong);
    }

    private static async Task CheckAsync(Visitor visitor, MemberRole? role, string pattern, House house, HttpStatusCode expected, List<string> wrong)
    {
        var id = pattern.Contains("/invitations/", StringComparison.Ordinal) ? house.Invitation : pattern.Contains("/members/", StringComparison.Ordinal) ? house.Member : house.Id;
        var path = "/nl" + pattern.Replace("{id:guid}", id.ToString(), StringComparison.Ordinal).Replace("{token}", "nothing", StringComparison.Ordinal).Replace("{reference}", "ABCDEF", StringComparison.Ordinal).Replace("{key}", "nothing", StringComparison.Ordinal).Replace("{role?}", "", StringComparison.Ordinal).Replace("{form:guid?}", "", StringComparison.Ordinal).TrimEnd('/');
        var page = await visitor.OpenAsync(path);
        if (page.Status != expected || (expected == HttpStatusCode.OK && Visitor.PathOf(page).StartsWith("/nl/sign-in", StringComparison.Ordinal)))
        {
            wrong.Add($"{role?.ToString() ?? "nobody"} GET {path} of {house.Name}: {(int)page.Status}, not {(int)expected}");
        }
    }

    // With a manager, a colleague and an invitation that waits.
    private async Task<House> HouseAsync(string name)
    {
        var id = await _site.OrganisationAsync(name);
        var (boss, colleague) = (await _site.PersonAsync($"boss{id:N}@huis.example"), await _site.PersonAsync($"colleague{id:N}@huis.example"));
        await _site.MemberAsync(id, boss, MemberRole.Manager);
        var member = await _site.MemberAsync(id, colleague);
        using var visitor = await boss.SignInAsync();
        var words = new Platform.TextsOf<Features.Members.Texts>();
        var sent = await (await visitor.OpenAsync("/nl/organisation/invite/observer")).Type(words.In("nl", "invite.address"), "new@huis.example").Tick(words.In("nl", "secrecy.no")).PressAsync(words.In("nl", "invite.send"));
        Assert.Equal(HttpStatusCode.OK, sent.Status);
        await using var scope = _site.Services.CreateAsyncScope();
        var invitation = await scope.ServiceProvider.GetRequiredService<NabijDb>().Invitations.SingleAsync(i => i.OrganisationId == id);
        return new House(name, id, member, invitation.Id);
    }

    private static MembershipScope ScopeOf(MemberRole role) => role switch
    {
        MemberRole.Referent or MemberRole.Editor => new() { Territories = ["nis:21099"] },
        MemberRole.HelpdeskOperator => new() { Desks = ["listening-line"] },
        MemberRole.TopicExpert => new() { Themes = ["care"] },
        _ => MembershipScope.None,
    };

    private sealed record House(string Name, Guid Id, Guid Member, Guid Invitation);
}
