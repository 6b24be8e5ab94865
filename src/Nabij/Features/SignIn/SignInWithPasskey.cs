using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Accounts;
using Nabij.Features.Audit;
using Nabij.Features.Messages;
using Nabij.Platform;

namespace Nabij.Features.SignIn;

/// <summary>
/// Passkeys (WebAuthn): the device proves that it has the key and that the person is there, so one step is both factors. Each question is asked
/// once: it waits on our side as a step.
/// </summary>
internal sealed class SignInWithPasskey(
    NabijDb db,
    IPasskeyHandler<Account> passkeys,
    UserManager<Account> users,
    SignInPace pace,
    Steps steps,
    Sessions sessions,
    AuditTrail audit,
    Outbox outbox,
    IHttpContextAccessor http)
{
    public const int MaxName = 60;
    private const int MostRounds = 5;

    /// <summary>Of one account; more are a mistake, or somebody else's.</summary>
    public const int MostPasskeys = 20;

    private HttpContext Http => http.HttpContext!;

    // Its own budget: a question shows nothing about an account, so it may not use up the tries of those who type a password.
    private string Budget => "passkeys at " + SignInPace.Place(Http.Connection.RemoteIpAddress);

    /// <summary>The question for the device of whoever comes, as JSON; null when too many were asked.</summary>
    public async Task<string?> AskAsync(CancellationToken ct)
    {
        if (!await pace.TakeAsync(Budget, SignInPace.ByPlace, ct))
        {
            return null;
        }

        var question = await passkeys.MakeRequestOptionsAsync(null!, Http);
        await steps.StartAsync(StepKind.Passkey, null, question.AssertionState, ct);
        return question.RequestOptionsJson;
    }

    /// <summary>The account whose device answered the question of this browser; null when it did not.</summary>
    public async Task<Account?> CheckAsync(string credential, CancellationToken ct)
    {
        if (!IsJson(credential) || await steps.FindAsync(StepKind.Passkey, ct) is not { } step || !await steps.UseAsync(step, ct))
        {
            return null;
        }

        var answer = await passkeys.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = Http, CredentialJson = credential, AssertionState = steps.StateOf(step) });
        if (!answer.Succeeded)
        {
            audit.Add("account.passkey-refused", "access-management", "account", null);
            await db.SaveChangesAsync(ct);
            return null;
        }

        // Keeps how often the device counted: a copy of it would count anew.
        (await users.AddOrUpdatePasskeyAsync(answer.User, answer.Passkey)).MaySayOvertaken(db);
        await pace.GiveBackAsync(Budget, ct);
        return answer.User;
    }

    public async Task<Problem?> SignInAsync(string credential, CancellationToken ct)
    {
        if (await CheckAsync(credential, ct) is not { } account)
        {
            return SignInProblems.PasskeyWrong;
        }

        await sessions.StartAsync(account, "passkey", ct);
        return null;
    }

    /// <summary>The question for a new passkey of who is signed in, as JSON.</summary>
    public async Task<string> OfferAsync(Account account, CancellationToken ct)
    {
        var question = await passkeys.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Email!, DisplayName = account.Name }, Http);
        await steps.StartAsync(StepKind.NewPasskey, account.Id, question.AttestationState, ct);
        return question.CreationOptionsJson;
    }

    public async Task<Problem?> AddAsync(Account account, string credential, string name, CancellationToken ct)
    {
        if (!IsJson(credential) || await steps.FindAsync(StepKind.NewPasskey, ct) is not { } step || step.AccountId != account.Id || !await steps.UseAsync(step, ct) || (await users.GetPasskeysAsync(account)).Count >= MostPasskeys)
        {
            return SignInProblems.PasskeyWrong;
        }

        var answer = await passkeys.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = Http, CredentialJson = credential, AttestationState = steps.StateOf(step) });
        if (!answer.Succeeded)
        {
            return SignInProblems.PasskeyWrong;
        }

        answer.Passkey.Name = FormText.Line(name) is { Length: <= MaxName } given ? given : DeviceName.Of(Http.Request.Headers.UserAgent.ToString());
        audit.Add("account.passkey-added", "access-management", "account", account.Id);
        outbox.AddAccountChanged(account);
        (await users.AddOrUpdatePasskeyAsync(account, answer.Passkey)).MaySayOvertaken(db);
        return null;
    }

    /// <summary>Takes one of the account's own away, and ends the sessions of the other browsers: one of them may be of who had it.</summary>
    public async Task RemoveAsync(Account account, byte[] credential, CancellationToken ct)
    {
        for (var round = 1; round <= MostRounds; round++)
        {
            // Tracked, so that the passkey goes in the same save as the sessions end.
            var own = await db.Accounts.SingleAsync(a => a.Id == account.Id, ct);
            if (await users.GetPasskeyAsync(own, credential) is null)
            {
                return;
            }

            audit.Add("account.passkey-removed", "access-management", "account", own.Id);
            outbox.AddAccountChanged(own);
            own.SecurityStamp = Secrets.New();
            try
            {
                (await users.RemovePasskeyAsync(own, credential)).MaySayOvertaken(db);
                await sessions.RenewAsync(own, ct);
                return;
            }
            catch (DbUpdateConcurrencyException) when (round < MostRounds)
            {
                // Pressed twice, or somebody signed in with it in this moment: nothing was saved, so all of it again.
                db.ChangeTracker.Clear();
            }
        }
    }

    // Whatever else was sent is no answer of a device.
    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
