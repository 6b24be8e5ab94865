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

    public async Task<Problem?> ByLinkAsync(string token, string password, CancellationToken ct)
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

        // Of an account, one link at most is of use: the others go with it.
        db.AccountLinks.RemoveRange(await db.AccountLinks.Where(l => l.AccountId == account.Id).ToListAsync(ct));
        if (link.AlsoSecondFactor)
        {
            account.AuthenticatorKey = null;
            account.TwoFactorEnabled = false;
            db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ToListAsync(ct));
            db.Passkeys.RemoveRange(await db.Passkeys.Where(p => p.UserId == account.Id).ToListAsync(ct));
        }

        audit.Add("account.password-by-link", "access-management", "account", account.Id, link.AlsoSecondFactor ? "both-factors" : null);
        return await SaveAsync(account, password, ct) ? null : AccountProblems.LinkGone;
    }

    public async Task<Problem?> ChangeAsync(Account account, string password, CancellationToken ct)
    {
        if (Check(account, password) is { } weak)
        {
            return weak;
        }

        audit.Add("account.password-changed", "access-management", "account", account.Id);
        return await SaveAsync(account, password, ct) ? null : AccountProblems.LinkGone;
    }

    // One save: the password, the stamp that ends the sessions, the link that is used up, what is remembered, what is told.
    private async Task<bool> SaveAsync(Account account, string password, CancellationToken ct)
    {
        account.PasswordHash = hasher.HashPassword(account, PasswordRules.Normal(password));
        account.SecurityStamp = Secrets.New();
        outbox.Add(new NewMessage("account-changed", account.Language, MessageChannel.Mail, account.Email!, $"/{account.Language}/account", Urgent: true));

        // Identity says no when another window used the link in the same moment.
        return (await users.UpdateAsync(account)).Succeeded;
    }

    private static Problem? Check(Account account, string password) => PasswordRules.Check(password, account.Email!, account.Name);
}
