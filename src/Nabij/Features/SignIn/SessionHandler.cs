using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Nabij.Features.Accounts;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Features.SignIn;

/// <summary>The session of this request with its account; null on pages that do not ask for one.</summary>
internal sealed class CurrentSession
{
    public (Session Session, Account Account)? Value { get; set; }
}

/// <summary>
/// Reads the session on each request that asks for one, with the memberships that live today: who left an organisation has no access from the next
/// request on, in open tabs too. Only policies name this scheme, so public pages read nothing.
/// </summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    Cookies cookies,
    Sessions sessions,
    LiveMemberships memberships,
    CurrentSession current,
    CurrentActor actor,
    CurrentPerson person,
    TimeProvider clock) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Name = "session";

    /// <summary>Claim with the id of the organisation one acts for.</summary>
    public const string Organisation = "organisation";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (cookies.Session is not { } token)
        {
            return AuthenticateResult.NoResult();
        }

        if (await sessions.FindAsync(token, Context.RequestAborted) is not { } found)
        {
            return AuthenticateResult.NoResult();
        }

        PrivateAnswer.HoldsSecret(Context);
        current.Value = found;
        var (session, account) = found;
        var places = await PlacesAsync(account.Id);
        var acting = places.FirstOrDefault(p => p.OrganisationId == session.OrganisationId) ?? (places is [var only] ? only : null);
        actor.Value = new Actor(ActorKind.Account, AccountId: account.Id, OrganisationId: acting?.OrganisationId);
        person.Value = new SignedInPerson(account.Name, acting, [.. places.Where(p => p != acting)]);

        List<Claim> claims = [new(ClaimTypes.NameIdentifier, account.Id.ToString("N"))];
        if (acting is not null)
        {
            claims.Add(new Claim(Organisation, acting.OrganisationId.ToString("N")));
            claims.AddRange(acting.Roles.Select(r => new Claim(ClaimTypes.Role, r)));
        }

        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Name)), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        PrivateAnswer.Mark(Context);

        // It ended, here or elsewhere; the browser need not send it again. Not sooner: in the same moment another tab may have got a new one by that name.
        cookies.Session = null;
        Response.Redirect($"/{Languages.Current}/sign-in" + ReturnTo.Query(Request));
        return Task.CompletedTask;
    }

    /// <summary>Who could act for several organisations and chose none yet is asked for which; to anybody else it is not there.</summary>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (person.Value is { Acting: null, Others.Count: > 0 })
        {
            PrivateAnswer.Mark(Context);
            Response.Redirect($"/{Languages.Current}/acting" + ReturnTo.Query(Request));
        }
        else
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        return Task.CompletedTask;
    }

    private async Task<List<ActingFor>> PlacesAsync(Guid account)
    {
        var live = await memberships.OfAsync(account, clock.Today(), Context.RequestAborted);
        return [.. live.GroupBy(m => m.OrganisationId).Select(g => new ActingFor(g.Key, g.First().OrganisationName.In(Languages.Current), [.. g.Select(m => m.Role.ToString()).Distinct().Order(StringComparer.Ordinal)]))];
    }
}
