using Nabij.Features.Messages;

namespace Nabij.Features.Accounts;

internal static class AccountChanged
{
    /// <summary>Tells the person, in the caller's save, that something changed in how they sign in: so they notice when it was somebody else.</summary>
    public static void AddAccountChanged(this Outbox outbox, Account account) =>
        outbox.Add(new NewMessage("account-changed", account.Language, MessageChannel.Mail, account.Email!, $"/{account.Language}/account", Urgent: true));

    /// <summary>Tells the person that somebody has their password and tries codes: once a day at most.</summary>
    public static void AddCodesTried(this Outbox outbox, Account account, DateOnly day) =>
        outbox.Add(new NewMessage("codes-tried", account.Language, MessageChannel.Mail, account.Email!, $"/{account.Language}/forgot", Key: $"codes tried {account.Id:N} {day:O}", Urgent: true));
}
