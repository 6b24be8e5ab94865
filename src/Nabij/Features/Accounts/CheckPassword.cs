using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Accounts.Passwords;

namespace Nabij.Features.Accounts;

/// <summary>
/// Checks a password. With no such account, or one that has no password, as much is computed, so that the time tells nothing. Few at once:
/// a flood of tries may not take the whole machine.
/// </summary>
internal sealed class CheckPassword(NabijDb db, UserManager<Account> users, IPasswordHasher<Account> hasher)
{
    private static readonly SemaphoreSlim Few = new(Math.Max(1, Environment.ProcessorCount / 2));
    private static readonly Account Nobody = CreateAccount.New("nobody@example.org", "Nobody", "nl", DateTimeOffset.UnixEpoch);
    private static string? _nobodysHash;

    /// <summary>The account, when the password is its own; null else, for whatever reason.</summary>
    public async Task<Account?> RunAsync(string email, string password, CancellationToken ct)
    {
        var normal = Account.Normal(email);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.NormalizedEmail == normal, ct);
        var given = PasswordRules.Normal(password);
        await Few.WaitAsync(ct);
        try
        {
            if (account?.PasswordHash is null)
            {
                _nobodysHash ??= hasher.HashPassword(Nobody, "nobody's password");
                hasher.VerifyHashedPassword(Nobody, _nobodysHash, given);
                return null;
            }

            return await users.CheckPasswordAsync(account, given) ? account : null;
        }
        finally
        {
            Few.Release();
        }
    }
}
