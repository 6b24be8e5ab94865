using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Accounts.Passwords;
using Nabij.Features.Audit;
using Nabij.Features.Messages;
using Nabij.Platform;

namespace Nabij.Features.Accounts;

/// <summary>Gives an account a password: by a link, or by who is signed in. Every session of the account ends, because its stamp changes.</summary>
internal sealed class ChoosePassword(NabijDb db, UserManager<Account> users, IPasswordHasher<Account> hasher, AuditTrail audit, Outbox outbox, TimeProvider clock)
{
    /// <summary>Whether a link still works.</summary>
    public async Task<AccountLink?> FindAsync(string token, CancellationToken ct)
    {
        if (!Secrets.IsOne(token))
        {
            return null;
        }

        var (hash, now) = (Secrets.HashOf(token), clock.GetUtcNow());
        return await db.AccountLinks.SingleOrDefaultAsync(l => l.TokenHash == hash && l.EndsAt > now, ct);
    }

    /// <summary>The account, whose address is proven by the link.</summary>
    public async Task<Result<Account>> ByLinkAsync(string token, string password, CancellationToken ct)
    {
        if (await FindAsync(token, ct) is not { } link)
        {
            return AccountProblems.LinkGone;
        }

        var account = await db.Accounts.SingleAsync(a => a.Id == link.AccountId, ct);
        if (Check(account, password) is { } weak)
        {
            return weak;
        }

        if (link.AlsoSecondFactor)
        {
            account.AuthenticatorKey = null;
            account.TwoFactorEnabled = false;
            db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ToListAsync(ct));
            db.Passkeys.RemoveRange(await db.Passkeys.Where(p => p.UserId == account.Id).ToListAsync(ct));
            db.ExternalLogins.RemoveRange(await db.ExternalLogins.Where(l => l.AccountId == account.Id).ToListAsync(ct));
        }

        audit.Add("account.password-by-link", "access-management", "account", account.Id, link.AlsoSecondFactor ? "both-factors" : null);
        return await SaveAsync(account, password, ct) ? account : AccountProblems.LinkGone;
    }

    public async Task<Problem?> ChangeAsync(Account account, string password, CancellationToken ct)
    {
        if (Check(account, password) is { } weak)
        {
            return weak;
        }

        audit.Add("account.password-changed", "access-management", "account", account.Id);
        return await SaveAsync(account, password, ct) ? null : AccountProblems.ChangedMeanwhile;
    }

    // One save: the password, the stamp that ends the sessions, every link of the account, what is remembered, what is told.
    private async Task<bool> SaveAsync(Account account, string password, CancellationToken ct)
    {
        account.PasswordHash = hasher.HashPassword(account, PasswordRules.Normal(password));
        account.SecurityStamp = Secrets.New();
        // Who has a link that was sent before may not undo this.
        db.AccountLinks.RemoveRange(await db.AccountLinks.Where(l => l.AccountId == account.Id).ToListAsync(ct));
        outbox.AddAccountChanged(account);

        // Identity says no when another window changed the account in the same moment.
        return (await users.UpdateAsync(account)).Succeeded;
    }

    private static Problem? Check(Account account, string password) => PasswordRules.Check(password, account.Email!, account.Name);
}
