using Nabij.Data;
using Nabij.Features.Accounts;
using Nabij.Features.Audit;
using Nabij.Platform;

namespace Nabij.Features.SignIn.Providers;

/// <summary>
/// Away to a provider, and back with a code that tells who came. What is known of the way out waits in a step of this browser, used once: whoever lays an
/// address of the way back before somebody else (login CSRF) has not that browser's step.
/// </summary>
internal sealed class SignInWithProvider(
    NabijDb db,
    KnownProviders providers,
    LinkedLogins logins,
    SignInWithPassword second,
    SignInPace pace,
    Steps steps,
    Sessions sessions,
    Cookies cookies,
    AuditTrail audit,
    CurrentActor actor,
    IHttpContextAccessor http,
    ILogger<SignInWithProvider> log)
{
    // Budgets of their own: a question to a provider shows nothing about an account here.
    private string Leaving => "leaving " + Place;
    private string Returning => "returning " + Place;
    private string Place => SignInPace.Place(http.HttpContext!.Connection.RemoteIpAddress);

    /// <summary>The address at the provider.</summary>
    /// <param name="linking">Who is signed in and links an account of there; null when they sign in.</param>
    public async Task<Result<string>> LeaveAsync(int number, string? to, (Session Session, Account Account)? linking, CancellationToken ct)
    {
        if (providers.Find(number) is not { } provider)
        {
            return ProviderProblems.Unknown;
        }

        if (!await pace.TakeAsync(Leaving, SignInPace.ByPlace, ct))
        {
            return SignInProblems.Wait;
        }

        var away = Away.Begin(number, to, linking?.Session.Id);
        if (await provider.AddressAsync(away, ct) is not { } address)
        {
            Note(number, ProviderProblems.NoAnswer);
            return ProviderProblems.NoAnswer;
        }

        await steps.StartAsync(StepKind.Away, linking?.Account.Id, away.Sealable(), ct);
        return address;
    }

    /// <summary>Where to go on after the way back; null when there is no such provider.</summary>
    public async Task<string?> ReturnAsync(int number, IQueryCollection answer, CancellationToken ct)
    {
        if (providers.Find(number) is not { } provider)
        {
            return null;
        }

        if (await steps.FindAsync(StepKind.Away, ct) is not { } step || Away.Read(steps.StateOf(step)) is not { } away)
        {
            // Costs nobody a row: there is nothing to try out.
            Note(number, ProviderProblems.NotOurs);
            return ProviderPaths.Failed(Languages.Current, linking: false, null);
        }

        if (!await pace.TakeAsync(Returning, SignInPace.ByPlace, ct))
        {
            return ProviderPaths.Failed(away.Language, step.AccountId is not null, away.To);
        }

        if (!away.IsState(One(answer, "state")) || away.Provider != number)
        {
            // Not theirs, so theirs stays.
            await steps.WrongAsync(step, ct);
            return await RefuseAsync(away, step, ProviderProblems.NotOurs, ct);
        }

        if (!await steps.UseAsync(step, ct))
        {
            return await RefuseAsync(away, step, ProviderProblems.NotOurs, ct);
        }

        if (answer.ContainsKey("error") || One(answer, "code") is not { } code)
        {
            return await RefuseAsync(away, step, ProviderProblems.Denied, ct);
        }

        var proven = await provider.ProveAsync(code, One(answer, "iss"), away, ct);
        if (!proven.Ok(out var who))
        {
            return await RefuseAsync(away, step, proven.Problem!, ct);
        }

        return step.AccountId is { } account ? await LinkAsync(away, step, account, who, ct) : await SignInAsync(away, step, who, ct);
    }

    private async Task<string> SignInAsync(Away away, SignInStep step, ProvenIdentity who, CancellationToken ct)
    {
        if (await logins.FindAsync(who.Issuer, who.Subject, ct) is not { } account)
        {
            return await RefuseAsync(away, step, ProviderProblems.NotLinked, ct);
        }

        await pace.GiveBackAsync(Returning, ct);
        if (!who.BothFactors)
        {
            return ProviderPaths.Onward(away.Language, await second.GoOnAsync(account, Leaving, ct), away.To);
        }

        await pace.GiveBackAsync(Leaving, ct);
        await sessions.StartAsync(account, "provider", ct);
        return ProviderPaths.Onward(away.Language, null, away.To);
    }

    // Only for the session that asked for it, in this browser, if it still lives.
    private async Task<string> LinkAsync(Away away, SignInStep step, Guid owner, ProvenIdentity who, CancellationToken ct)
    {
        if (cookies.Session is not { } token || await sessions.FindAsync(token, ct) is not var (session, account) || session.Id != away.Session || account.Id != owner)
        {
            return await RefuseAsync(away, step, ProviderProblems.NotOurs, ct);
        }

        actor.Value = new Actor(ActorKind.Account, AccountId: account.Id);
        if (await logins.LinkAsync(account, who.Issuer, who.Subject, ct) is { } problem)
        {
            return await RefuseAsync(away, step, problem, ct);
        }

        await pace.GiveBackAsync(Returning, ct);
        await pace.GiveBackAsync(Leaving, ct);
        return ProviderPaths.Onward(away.Language, null, ProviderPaths.Account(away.Language));
    }

    // Always the same to who came: what was wrong is for who keeps the site.
    private async Task<string> RefuseAsync(Away away, SignInStep step, Problem problem, CancellationToken ct)
    {
        Note(away.Provider, problem);
        audit.Add("account.provider-refused", "access-management", "account", step.AccountId, problem.Code);
        await db.SaveChangesAsync(ct);
        return ProviderPaths.Failed(away.Language, step.AccountId is not null, away.To);
    }

    private void Note(int number, Problem problem) => log.LogWarning("Provider {Number}: {Kind}", number, problem.Code);

    private static string? One(IQueryCollection answer, string name) => answer[name] is [{ Length: > 0 } only] ? only : null;
}
