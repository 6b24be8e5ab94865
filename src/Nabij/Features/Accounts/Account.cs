using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.Accounts;

/// <summary>
/// A person who can sign in. What Identity keeps and we do not use is not mapped: names to sign in with (the mail address is one), telephone
/// numbers, and a lock of the account, with which anyone could lock anyone out.
/// </summary>
internal sealed class Account : IdentityUser<Guid>
{
    public const int MaxName = 100;
    public const int MaxEmail = 254;

    /// <summary>As colleagues know this person.</summary>
    public required string Name { get; set; }

    /// <summary>Code of the language of mails to this person.</summary>
    public required string Language { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Shared with the telephone that shows codes; null as long as none was set up.</summary>
    public Sealed? AuthenticatorKey { get; set; }

    /// <summary>The half minute (since 1970) of the last code that was used: a code works once.</summary>
    public long LastCodeStep { get; set; }

    /// <summary>What the key of the codes is sealed for.</summary>
    public static string KeyPurpose(Guid id) => $"second factor of {id:N}";

    /// <summary>One way of writing an address, for looking it up.</summary>
    public static string Normal(string email) => FormText.Normal(email.Trim(), NormalizationForm.FormC).ToUpperInvariant();
}

/// <summary>Opens one thing once instead of the telephone, on paper: only its fingerprint is kept.</summary>
internal sealed class RecoveryCode
{
    public required Guid AccountId { get; init; }
    public required string Hash { get; init; }
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("Accounts");
        builder.Ignore(a => a.UserName).Ignore(a => a.NormalizedUserName).Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed)
            .Ignore(a => a.LockoutEnabled).Ignore(a => a.LockoutEnd).Ignore(a => a.AccessFailedCount);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Name).HasMaxLength(Account.MaxName);
        builder.Property(a => a.Email).HasMaxLength(Account.MaxEmail).IsRequired();
        builder.Property(a => a.NormalizedEmail).HasMaxLength(Account.MaxEmail).IsRequired();
        builder.Property(a => a.Language).HasMaxLength(3);
        builder.Property(a => a.PasswordHash).HasMaxLength(200);
        builder.Property(a => a.SecurityStamp).HasMaxLength(64);
        builder.Property(a => a.ConcurrencyStamp).HasMaxLength(40).IsConcurrencyToken();
        builder.Property(a => a.AuthenticatorKey).IsSealedOrNothing(Account.KeyPurpose);
        builder.HasIndex(a => a.NormalizedEmail).IsUnique();
    }
}

internal sealed class RecoveryCodeMapping : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("AccountRecoveryCodes");
        builder.HasKey(c => new { c.AccountId, c.Hash });
        builder.Property(c => c.Hash).HasMaxLength(64);
        builder.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId);
    }
}

/// <summary>A passkey: a key pair of which the device keeps the secret half. Identity's own record.</summary>
internal sealed class PasskeyMapping : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("AccountPasskeys");
        builder.HasKey(p => p.CredentialId);
        builder.Property(p => p.CredentialId).HasMaxLength(1024);
        builder.Property(p => p.UserId).HasColumnName("AccountId");
        builder.OwnsOne(p => p.Data).ToJson();
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId);
    }
}

internal static class AccountTables
{
    extension(NabijDb db)
    {
        public DbSet<Account> Accounts => db.Set<Account>();
        public DbSet<RecoveryCode> RecoveryCodes => db.Set<RecoveryCode>();
        public DbSet<IdentityUserPasskey<Guid>> Passkeys => db.Set<IdentityUserPasskey<Guid>>();
        public DbSet<ExternalLogin> ExternalLogins => db.Set<ExternalLogin>();
        public DbSet<AccountLink> AccountLinks => db.Set<AccountLink>();
    }
}
