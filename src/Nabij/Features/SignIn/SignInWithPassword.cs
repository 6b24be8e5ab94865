using Nabij.Features.Accounts;
using Nabij.Features.Audit;
using Nabij.Platform;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;

namespace Nabij.Features.SignIn;

/// <summary>The two steps with a password: it, and then the code of the telephone, or the first time the setting up of it.</summary>
internal sealed class SignInWithPassword(
    NabijDb db,
    CheckPassword passwords,
    SecondFactor factor,
    SignInPace pace,
    KnownDevices devices,
    Steps steps,
    Sessions sessions,
    AuditTrail audit,
    IHttpContextAccessor http)
{
    /// <summary>Right codes after wrong ones can't be tried for ever by who knows the password.</summary>
    public const int CodesInWindow = 20;

    /// <summary>The next step begins in this browser; or why not.</summary>
    public async Task<Result<StepKind>> BeginAsync(string email, string password, CancellationToken ct)
    {
        var place = SignInPace.Place(http.HttpContext!.Connection.RemoteIpAddress);
        var (budget, most) = devices.BudgetOf(email);
        if (!await pace.TakeAsync(place, SignInPace.ByPlace, ct) || !await pace.TakeAsync(budget, most, ct))
        {
            return SignInProblems.Wait;
        }

        if (await passwords.RunAsync(email, password, ct) is not { } account)
        {
            audit.Add("account.sign-in-refused", "access-management", "account", null);
            await db.SaveChangesAsync(ct);
            return SignInProblems.Wrong;
        }

        await pace.GiveBackAsync(place, ct);
        await pace.GiveBackAsync(budget, ct);
        var kind = account.TwoFactorEnabled ? StepKind.Code : StepKind.SetUp;
        await steps.StartAsync(kind, account.Id, kind == StepKind.SetUp ? Totp.NewKey() : null, ct);
        return kind;
    }

    /// <summary>The second step: a code of the telephone or of the paper.</summary>
    public async Task<Problem?> FinishAsync(string code, CancellationToken ct)
    {
        if (await steps.FindAsync(StepKind.Code, ct) is not { } step)
        {
            return SignInProblems.StartAgain;
        }

        if (!await pace.TakeAsync($"codes of {step.AccountId:N}", CodesInWindow, ct))
        {
            return SignInProblems.Wait;
        }

        var account = await db.Accounts.SingleAsync(a => a.Id == step.AccountId, ct);
        if (!await factor.TakeAsync(account, code))
        {
            await steps.WrongAsync(step, ct);
            audit.Add("account.code-refused", "access-management", "account", account.Id);
            await db.SaveChangesAsync(ct);
            return step.Tries + 1 < SignInStep.MaxTries ? SignInProblems.CodeWrong : SignInProblems.StartAgain;
        }

        if (!await steps.UseAsync(step, ct))
        {
            return SignInProblems.StartAgain;
        }

        await pace.GiveBackAsync($"codes of {step.AccountId:N}", ct);
        await sessions.StartAsync(account, "code", ct);
        return null;
    }

    /// <summary>The second step the first time: the telephone shows a right code, and the person is in. The codes on paper, shown this once.</summary>
    public async Task<Result<IReadOnlyList<string>>> SetUpAsync(string code, CancellationToken ct)
    {
        if (await steps.FindAsync(StepKind.SetUp, ct) is not { } step || steps.StateOf(step) is not { } key)
        {
            return SignInProblems.StartAgain;
        }

        var account = await db.Accounts.SingleAsync(a => a.Id == step.AccountId, ct);
        if (account.TwoFactorEnabled)
        {
            // Set up in another window meanwhile.
            return SignInProblems.StartAgain;
        }

        audit.Add("account.factor-set-up", "access-management", "account", account.Id);
        if (await factor.SetUpAsync(account, key, code) is not { } codes)
        {
            db.ChangeTracker.Clear();
            await steps.WrongAsync(step, ct);
            return step.Tries + 1 < SignInStep.MaxTries ? SignInProblems.CodeWrong : SignInProblems.StartAgain;
        }

        await steps.UseAsync(step, ct);
        await sessions.StartAsync(account, "code", ct);
        return new Result<IReadOnlyList<string>>(codes, null);
    }
}

internal static class SignInProblems
{
    /// <summary>The same for a wrong password, an unknown address and an account without a password.</summary>
    public static readonly Problem Wrong = new("sign-in.wrong", ProblemKind.Invalid, "email");
    public static readonly Problem Wait = new("sign-in.wait", ProblemKind.Invalid, "");
    public static readonly Problem PasswordWrong = new("sign-in.password-wrong", ProblemKind.Invalid, "password");
    public static readonly Problem CodeWrong = new("sign-in.code-wrong", ProblemKind.Invalid, "code");
    public static readonly Problem StartAgain = new("sign-in.start-again", ProblemKind.Conflict, "");
    public static readonly Problem PasskeyWrong = new("sign-in.passkey-wrong", ProblemKind.Invalid, "");
    public static readonly Problem MailWrong = new("account.mail-wrong", ProblemKind.Invalid, "email");
}
