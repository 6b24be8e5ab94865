using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;
using Nabij.Features.Accounts;

namespace Nabij.Features.SignIn;

/// <summary>
/// One browser of one person, signed in with both factors. The browser has a secret, we have its hash. It ends by itself after an hour without
/// a page or twelve hours in all, when the person says so, and with every change of password or second factor, which changes the account's stamp.
/// </summary>
internal sealed class Session
{
    public const int MaxDevice = 60;
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    public static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    /// <summary>For so long after proving who one is, one may change how one signs in.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required string TokenHash { get; init; }

    /// <summary>The account's stamp when it began.</summary>
    public required string Stamp { get; set; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>The last page, to the minute.</summary>
    public required DateTimeOffset SeenAt { get; set; }

    /// <summary>When the person last proved who they are.</summary>
    public required DateTimeOffset ConfirmedAt { get; set; }

    /// <summary>The browser and the machine as it calls them, so that people recognise their own: "Firefox, Windows".</summary>
    public required string Device { get; init; }

    /// <summary>The organisation the person acts for; null when none was chosen.</summary>
    public Guid? OrganisationId { get; set; }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("Sessions");
        builder.IsNotInBackups();
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.TokenHash).HasMaxLength(64);
        builder.Property(s => s.Stamp).HasMaxLength(64);
        builder.Property(s => s.Device).HasMaxLength(Session.MaxDevice);
        builder.HasIndex(s => s.TokenHash).IsUnique();
        builder.HasIndex(s => s.AccountId);
        builder.HasIndex(s => s.EndsAt);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId);
    }
}

internal static class SignInTables
{
    extension(NabijDb db)
    {
        public DbSet<Session> Sessions => db.Set<Session>();
        public DbSet<SignInStep> SignInSteps => db.Set<SignInStep>();
        public DbSet<SignInTries> SignInTries => db.Set<SignInTries>();
    }
}
