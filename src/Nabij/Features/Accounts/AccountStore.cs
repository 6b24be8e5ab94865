using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.Accounts;

/// <summary>
/// Identity's store on our tables. It differs where Identity would keep secrets as text: the key of the codes is sealed, recovery codes
/// are kept as fingerprints.
/// </summary>
internal sealed class AccountStore(NabijDb db, Seals seals)
    : UserOnlyStore<Account, NabijDb, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(db)
{
    public override Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken)
    {
        user.AuthenticatorKey = seals.Seal(key, Account.KeyPurpose(user.Id));
        user.LastCodeStep = 0;
        return Task.CompletedTask;
    }

    public override Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.AuthenticatorKey is { } key ? seals.Open(key, Account.KeyPurpose(user.Id)) : null);

    public override async Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        Context.RecoveryCodes.RemoveRange(await Context.RecoveryCodes.Where(c => c.AccountId == user.Id).ToListAsync(cancellationToken));
        Context.RecoveryCodes.AddRange(recoveryCodes.Select(c => new RecoveryCode { AccountId = user.Id, Hash = HashOf(user, c) }));
    }

    public override async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        var hash = HashOf(user, code);
        if (await Context.RecoveryCodes.SingleOrDefaultAsync(c => c.AccountId == user.Id && c.Hash == hash, cancellationToken) is not { } found)
        {
            return false;
        }

        Context.RecoveryCodes.Remove(found);
        return true;
    }

    public override Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) =>
        Context.RecoveryCodes.CountAsync(c => c.AccountId == user.Id, cancellationToken);

    // As people copy them from paper. Ten signs are few enough to try them all on a copy of the database, so the key for it lies outside.
    private string HashOf(Account user, string code) =>
        seals.Fingerprint(new string([.. code.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]), $"recovery code of {user.Id:N}");
}
