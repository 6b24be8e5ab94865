using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Accounts.Passwords;
using Nabij.Features.Audit;
using Nabij.Platform;

namespace Nabij.Features.Accounts;

/// <summary>Makes an account for who proved to own a mail address. It saves, with what the caller staged before; so it is called last.</summary>
internal sealed class CreateAccount(NabijDb db, UserManager<Account> users, AuditTrail audit, TimeProvider clock)
{
    public async Task<Result<Guid>> RunAsync(string email, string name, string password, string language, CancellationToken ct)
    {
        if (Check(email, name) is { } wrong)
        {
            return wrong;
        }

        if (PasswordRules.Check(password, email, name) is { } weak)
        {
            return weak;
        }

        var normal = Account.Normal(email);
        if (await db.Accounts.AnyAsync(a => a.NormalizedEmail == normal, ct))
        {
            return AccountProblems.Known;
        }

        var account = New(email, name, language, clock.GetUtcNow());
        audit.Add("account.created", "access-management", "account", account.Id);
        try
        {
            (await users.CreateAsync(account, PasswordRules.Normal(password))).MustSucceed();
        }
        catch (DbUpdateException) when (db.ChangeTracker.Entries<Account>().Any(e => e.Entity.Id == account.Id))
        {
            // The same invitation was accepted twice at once, or the address found another way in.
            return AccountProblems.Known;
        }

        return account.Id;
    }

    /// <summary>An account without a password, in the caller's save.</summary>
    public static Account New(string email, string name, string language, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Email = email.Trim(),
        NormalizedEmail = Account.Normal(email),
        SecurityStamp = Secrets.New(),
        EmailConfirmed = true,
        Name = name.Trim(),
        Language = language,
        CreatedAt = now,
    };

    public static Problem? Check(string email, string name)
    {
        if (!MailBox.IsOne(email.Trim()))
        {
            return AccountProblems.MailWrong;
        }

        return name.Trim() is { Length: > 0 and <= Account.MaxName } plain && !plain.Any(char.IsControl) ? null : AccountProblems.NameWrong;
    }
}

internal static class AccountProblems
{
    public static readonly Problem MailWrong = new("account.mail-wrong", ProblemKind.Invalid, "mail");
    public static readonly Problem NameWrong = new("account.name-wrong", ProblemKind.Invalid, "name");

    /// <summary>Only told to who holds a link that was sent to that address.</summary>
    public static readonly Problem Known = new("account.known", ProblemKind.Conflict, "mail");
    public static readonly Problem ChangedMeanwhile = new("account.changed-meanwhile", ProblemKind.Conflict, "");
    public static readonly Problem LinkedToAnother = new("account.linked-to-another", ProblemKind.Conflict);
    public static readonly Problem TooManyLinked = new("account.too-many-linked", ProblemKind.Conflict);
    public static readonly Problem LinkGone = new("link.gone", ProblemKind.NotFound);
}
