using Microsoft.AspNetCore.Identity;

namespace Nabij.Features.Accounts;

/// <summary>What a person has beside their password: a telephone that shows codes, or one of the codes on paper.</summary>
internal sealed class SecondFactor(UserManager<Account> users, AccountStore store, TimeProvider clock)
{
    public const int CodesOnPaper = 10;

    public const string ByCode = "code";
    public const string ByPaperCode = "paper-code";

    /// <summary>Which of the two a right code is, null for a wrong one; it never is right again.</summary>
    public async Task<string?> TakeAsync(Account account, string typed)
    {
        var code = new string([.. typed.Where(char.IsLetterOrDigit)]);
        if (code.Length != Totp.Digits || !code.All(char.IsAsciiDigit))
        {
            return (await users.RedeemTwoFactorRecoveryCodeAsync(account, code)).Succeeded ? ByPaperCode : null;
        }

        if (await users.GetAuthenticatorKeyAsync(account) is not { } key || Totp.StepOf(code, key, clock.GetUtcNow(), account.LastCodeStep) is not { } step)
        {
            return null;
        }

        // The second of two who send it together fails on the account's stamp.
        account.LastCodeStep = step;
        return (await users.UpdateAsync(account)).Succeeded ? ByCode : null;
    }

    /// <summary>Makes a new key the account's own, once a code proves that the telephone has it. The codes on paper, given out this once; null when the code was wrong, or the account changed meanwhile.</summary>
    public async Task<IReadOnlyList<string>?> SetUpAsync(Account account, string key, string typed)
    {
        var code = new string([.. typed.Where(char.IsAsciiDigit)]);
        if (Totp.StepOf(code, key, clock.GetUtcNow(), after: 0) is not { } step)
        {
            return null;
        }

        await store.SetAuthenticatorKeyAsync(account, key, CancellationToken.None);
        account.LastCodeStep = step;
        account.TwoFactorEnabled = true;
        return await NewCodesAsync(account);
    }

    /// <summary>New codes on paper; the old ones open nothing any more. Null when the account changed meanwhile.</summary>
    public async Task<IReadOnlyList<string>?> NewCodesAsync(Account account) =>
        await users.GenerateNewTwoFactorRecoveryCodesAsync(account, CodesOnPaper) is { } codes ? [.. codes] : null;
}
