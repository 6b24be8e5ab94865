using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Messages;
using Nabij.Platform;

namespace Nabij.Features.Accounts;

/// <summary>The accounts of elsewhere by which people sign in here. Whoever calls has checked what the provider said.</summary>
internal sealed class LinkedLogins(NabijDb db, Seals seals, UserManager<Account> users, AuditTrail audit, Outbox outbox, TimeProvider clock)
{
    /// <summary>Of one account; more are a mistake, or somebody else's.</summary>
    public const int Most = 10;

    public Task<List<ExternalLogin>> OfAsync(Guid account, CancellationToken ct) =>
        db.ExternalLogins.AsNoTracking().Where(l => l.AccountId == account).OrderBy(l => l.CreatedAt).ThenBy(l => l.Id).Take(Most).ToListAsync(ct);

    /// <summary>Who linked that account of elsewhere; null when nobody did.</summary>
    public async Task<Account?> FindAsync(string issuer, string subject, CancellationToken ct)
    {
        var mark = MarkOf(issuer, subject);
        var accounts = db.Accounts;
        return await db.ExternalLogins.Where(l => l.Issuer == issuer && l.Subject == mark).Join(accounts, l => l.AccountId, a => a.Id, (_, a) => a).SingleOrDefaultAsync(ct);
    }

    public async Task<Problem?> LinkAsync(Account account, string issuer, string subject, CancellationToken ct)
    {
        if (await FindAsync(issuer, subject, ct) is { } known)
        {
            return known.Id == account.Id ? null : AccountProblems.LinkedToAnother;
        }

        if (await db.ExternalLogins.CountAsync(l => l.AccountId == account.Id, ct) >= Most)
        {
            return AccountProblems.TooManyLinked;
        }

        var now = clock.GetUtcNow();
        var login = new ExternalLogin { Id = Guid.CreateVersion7(now), AccountId = account.Id, Issuer = issuer, Subject = MarkOf(issuer, subject), CreatedAt = now };
        db.Add(login);
        audit.Add("account.linked", "access-management", "account", account.Id);
        outbox.AddAccountChanged(account);
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateException e) when (e.Entries.Any(x => x.Entity == login))
        {
            // Somebody else linked it in the same moment, or this person in another tab.
            db.ChangeTracker.Clear();
            return (await FindAsync(issuer, subject, ct))?.Id == account.Id ? null : AccountProblems.LinkedToAnother;
        }
    }

    /// <summary>Takes one of the account's own away and changes its stamp, which ends every session: one of them may be of who had it. Null when there was none.</summary>
    public async Task<Account?> UnlinkAsync(Guid owner, Guid id, CancellationToken ct)
    {
        if (await db.ExternalLogins.SingleOrDefaultAsync(l => l.Id == id && l.AccountId == owner, ct) is not { } login)
        {
            return null;
        }

        var account = await db.Accounts.SingleAsync(a => a.Id == owner, ct);
        account.SecurityStamp = Secrets.New();
        db.Remove(login);
        audit.Add("account.unlinked", "access-management", "account", owner);
        outbox.AddAccountChanged(account);

        // Pressed twice: the other one took it away.
        return (await users.UpdateAsync(account)).Succeeded ? account : null;
    }

    private string MarkOf(string issuer, string subject) => seals.Fingerprint($"{issuer} {subject}", "external login");
}
