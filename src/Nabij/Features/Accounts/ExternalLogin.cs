using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nabij.Features.Accounts;

/// <summary>
/// An account of elsewhere (OpenID Connect) that the person linked to theirs. Only its issuer and who one is there say whose it is, never a mail address: whoever
/// may write an address there would be anybody here.
/// </summary>
internal sealed class ExternalLogin
{
    public const int MaxIssuer = 300;

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required string Issuer { get; init; }

    /// <summary>A fingerprint of who one is there: at some providers that is the number of the identity card.</summary>
    public required string Subject { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class ExternalLoginMapping : IEntityTypeConfiguration<ExternalLogin>
{
    public void Configure(EntityTypeBuilder<ExternalLogin> builder)
    {
        builder.ToTable("ExternalLogins");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Issuer).HasMaxLength(ExternalLogin.MaxIssuer);
        builder.Property(l => l.Subject).HasMaxLength(32);
        builder.HasIndex(l => new { l.Issuer, l.Subject }).IsUnique();
        builder.HasIndex(l => l.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId);
    }
}
