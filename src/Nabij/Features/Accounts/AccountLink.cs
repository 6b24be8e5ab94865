using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nabij.Features.Accounts;

/// <summary>A link sent by mail, or shown to who starts the program: whoever opens it chooses the password of the account, once.</summary>
internal sealed class AccountLink
{
    public static readonly TimeSpan Valid = TimeSpan.FromHours(1);

    /// <summary>For the first one, which is handed over by a person.</summary>
    public static readonly TimeSpan FirstValid = TimeSpan.FromDays(1);

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required string TokenHash { get; init; }
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>Who lost both factors begins anew: the codes, passkeys and accounts of elsewhere go too.</summary>
    public bool AlsoSecondFactor { get; init; }
}

internal sealed class AccountLinkMapping : IEntityTypeConfiguration<AccountLink>
{
    public void Configure(EntityTypeBuilder<AccountLink> builder)
    {
        builder.ToTable("AccountLinks");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.TokenHash).HasMaxLength(64);
        builder.HasIndex(l => l.TokenHash).IsUnique();
        builder.HasIndex(l => l.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
    }
}
