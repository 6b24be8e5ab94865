using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Messages;
using Nabij.Platform;

namespace Nabij.Features.Accounts;

/// <summary>
/// "I forgot my password." Whoever asks learns nothing: known or not, the address gets a mail, one with a link or one that says that there
/// is no account.
/// </summary>
internal sealed class SendAccountLink(NabijDb db, Outbox outbox, AuditTrail audit, TimeProvider clock)
{
    public async Task RunAsync(string email, string language, CancellationToken ct)
    {
        var normal = Account.Normal(email);
        if (await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedEmail == normal, ct) is { } account)
        {
            var token = Add(db, account.Id, clock.GetUtcNow() + AccountLink.Valid, alsoSecondFactor: false, clock.GetUtcNow());
            audit.Add("account.link-sent", "access-management", "account", account.Id);
            outbox.Add(new NewMessage("password-reset", account.Language, MessageChannel.Mail, account.Email!, $"/{account.Language}/password/{token}", Urgent: true));
        }
        else
        {
            audit.Add("account.link-refused", "access-management", "account", null);
            outbox.Add(new NewMessage("password-none", language, MessageChannel.Mail, email.Trim(), $"/{language}/forgot", Urgent: true));
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>A new link in the caller's save; its token, which is kept nowhere.</summary>
    public static string Add(NabijDb db, Guid account, DateTimeOffset endsAt, bool alsoSecondFactor, DateTimeOffset now)
    {
        var token = Secrets.New();
        db.Add(new AccountLink { Id = Guid.CreateVersion7(now), AccountId = account, TokenHash = Secrets.HashOf(token), EndsAt = endsAt, AlsoSecondFactor = alsoSecondFactor });
        return token;
    }
}
