using Nabij.Features.Messages;

namespace Nabij.Features.Accounts;

internal static class AccountChanged
{
    /// <summary>Tells the person, in the caller's save, that something changed in how they sign in: so they notice when it was somebody else.</summary>
    public static void AddAccountChanged(this Outbox outbox, Account account) =>
        outbox.Add(new NewMessage("account-changed", account.Language, MessageChannel.Mail, account.Email!, $"/{account.Language}/account", Urgent: true));
}
