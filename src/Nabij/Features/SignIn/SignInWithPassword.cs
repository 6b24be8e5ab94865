using Nabij.Features.Accounts;
using Nabij.Features.Audit;
using Nabij.Features.Messages;
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
    Outbox outbox,
    IHttpContextAccessor http,
    TimeProvider clock)
{
    /// <summary>Of one account, from browsers that never signed in to it together, or from one that did. Who knows the password cannot try on for ever.</summary>
    public const int CodesInWindow = 20;

    /// <summary>The same in a whole day: six digits are found in weeks otherwise.</summary>
    public const int CodesInADay = 50;

    /// <summary>Of one account in a day, from whichever browsers.</summary>
    public const int CodesOfAll = 150;

    /// <summary>After so many wrong ones in a day the person hears of it.</summary>
    public const int WrongUntold = 9;

    /// <summary>The next step begins in this browser; or why not.</summary>
    public async Task<Result<StepKind>> BeginAsync(string email, string password, CancellationToken ct)
    {
        var place = SignInPace.Place(http.HttpContext!.Connection.RemoteIpAddress);
        var (budget, most, isOwn) = devices.BudgetOf(email);

        // Who has tries of their own is not held up by others at the same place.
        if ((!isOwn && !await pace.TakeAsync(place, SignInPace.ByPlace, ct)) || !await pace.TakeAsync(budget, most, ct))
        {
            return SignInProblems.Wait;
        }

        if (await passwords.RunAsync(email, password, ct) is not { } account)
        {
            audit.Add("account.sign-in-refused", "access-management", "account", null);
            await db.SaveChangesAsync(ct);
            return SignInProblems.Wrong;
        }

        if (!isOwn)
        {
            await pace.GiveBackAsync(budget, ct);
        }

        return await GoOnAsync(account, isOwn ? budget : place, ct);
    }

    /// <summary>Who proved one factor comes to the other. The budget gets its try back then.</summary>
    public async Task<StepKind> GoOnAsync(Account account, string budget, CancellationToken ct)
    {
        var kind = account.TwoFactorEnabled ? StepKind.Code : StepKind.SetUp;
        await steps.StartAsync(kind, account.Id, new HalfWay(account.SecurityStamp!, budget, kind == StepKind.SetUp ? Totp.NewKey() : null).ToString(), ct);
        return kind;
    }

    /// <summary>What is half-way in this browser; null too when the password or the second factor of the account changed since.</summary>
    public async Task<(SignInStep Step, HalfWay Half, Account Account)?> FindAsync(StepKind kind, CancellationToken ct)
    {
        if (await steps.FindAsync(kind, ct) is not { } step || HalfWay.Read(steps.StateOf(step)) is not { } half)
        {
            return null;
        }

        var account = await db.Accounts.SingleAsync(a => a.Id == step.AccountId, ct);
        return account.SecurityStamp == half.Stamp && account.TwoFactorEnabled == (kind == StepKind.Code) ? (step, half, account) : null;
    }

    /// <summary>The second step: a code of the telephone or of the paper.</summary>
    public async Task<Problem?> FinishAsync(string code, CancellationToken ct)
    {
        if (await FindAsync(StepKind.Code, ct) is not var (step, half, account))
        {
            return SignInProblems.StartAgain;
        }

        // A browser that signed in before has codes of its own: who knows the password must not lock out its owner.
        var (own, _, isOwn) = devices.BudgetOf(account.Email!);
        var codes = isOwn ? $"codes of {own}" : $"codes of {step.AccountId:N}";
        if (!await pace.TakeAsync(codes, CodesInWindow, ct))
        {
            return SignInProblems.Wait;
        }

        // A mailed link makes a browser known, so who has the mail box could know ever more of them: together they have a day's codes too.
        if (!await pace.TakeAsync(codes + " in a day", CodesInADay, SignInPace.Day, ct) || !await pace.TakeAsync($"codes of all {step.AccountId:N}", CodesOfAll, SignInPace.Day, ct))
        {
            return SignInProblems.WaitADay;
        }

        if (await factor.TakeAsync(account, code) is not { } way)
        {
            // Of two who send the same code together, the second leaves a change behind that can't be saved.
            db.ChangeTracker.Clear();
            await steps.WrongAsync(step, ct);
            if (!await pace.TakeAsync($"wrong codes of {step.AccountId:N}", WrongUntold, SignInPace.Day, ct))
            {
                await TellAsync(account, ct);
            }

            audit.Add("account.code-refused", "access-management", "account", account.Id);
            await db.SaveChangesAsync(ct);
            return step.Tries + 1 < SignInStep.MaxTries ? SignInProblems.CodeWrong : SignInProblems.StartAgain;
        }

        if (!await steps.UseAsync(step, ct))
        {
            return SignInProblems.StartAgain;
        }

        await pace.GiveBackAsync(codes, ct);
        await pace.GiveBackAsync(codes + " in a day", ct);
        await pace.GiveBackAsync($"codes of all {step.AccountId:N}", ct);
        await pace.GiveBackAsync(half.Budget, ct);
        if (way == SecondFactor.ByPaperCode)
        {
            outbox.AddAccountChanged(account);
        }

        await sessions.StartAsync(account, way, ct);
        return null;
    }

    private async Task TellAsync(Account account, CancellationToken ct)
    {
        outbox.AddCodesTried(account, clock.Today());
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Told in the same moment because of another code.
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>The second step the first time: the telephone shows a right code, and the person is in. The codes on paper, shown this once.</summary>
    public async Task<Result<IReadOnlyList<string>>> SetUpAsync(string code, CancellationToken ct)
    {
        if (await FindAsync(StepKind.SetUp, ct) is not var (step, half, account))
        {
            return SignInProblems.StartAgain;
        }

        outbox.AddAccountChanged(account);
        audit.Add("account.factor-set-up", "access-management", "account", account.Id);
        if (await factor.SetUpAsync(account, half.Key!, code) is not { } codes)
        {
            db.ChangeTracker.Clear();
            await steps.WrongAsync(step, ct);

            // Wrong too often, or pressed twice and the other one set it up.
            return await FindAsync(StepKind.SetUp, ct) is null ? SignInProblems.StartAgain : SignInProblems.CodeWrong;
        }

        await steps.UseAsync(step, ct);
        await pace.GiveBackAsync(half.Budget, ct);
        await sessions.StartAsync(account, SecondFactor.ByCode, ct);
        return new Result<IReadOnlyList<string>>(codes, null);
    }
}

internal static class SignInProblems
{
    /// <summary>The same for a wrong password, an unknown address and an account without a password.</summary>
    public static readonly Problem Wrong = new("sign-in.wrong", ProblemKind.Invalid, "email");
    public static readonly Problem Wait = new("sign-in.wait", ProblemKind.Invalid, "");

    /// <summary>Today's codes are used up; a link by mail lets the person go on.</summary>
    public static readonly Problem WaitADay = new("sign-in.wait-a-day", ProblemKind.Invalid, "");
    public static readonly Problem PasswordWrong = new("sign-in.password-wrong", ProblemKind.Invalid, "password");
    public static readonly Problem CodeWrong = new("sign-in.code-wrong", ProblemKind.Invalid, "code");
    public static readonly Problem StartAgain = new("sign-in.start-again", ProblemKind.Conflict, "");
    public static readonly Problem PasskeyWrong = new("sign-in.passkey-wrong", ProblemKind.Invalid, "");
    public static readonly Problem MailWrong = new("account.mail-wrong", ProblemKind.Invalid, "email");
}
