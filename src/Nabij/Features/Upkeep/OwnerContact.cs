using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Messages;
using Nabij.Platform;

namespace Nabij.Features.Upkeep;

/// <summary>
/// Whom to ask whether an entry still holds: a function's mailbox, postal address or telephone of the service, never somebody's own. One for each entry.
/// </summary>
internal sealed class OwnerContact : IVersioned
{
    /// <summary>At most one message in so many months for everything (FIELD 25).</summary>
    public const int MonthsBetween = 1;

    /// <summary>Of the entry.</summary>
    public required Guid Id { get; init; }
    public MessageChannel Channel { get; private set; }
    public Sealed? Address { get; private set; }
    public string Language { get; private set; } = "nl";

    /// <summary>The day of the last question.</summary>
    public DateOnly? AskedOn { get; private set; }

    /// <summary>The day of the last answer.</summary>
    public DateOnly? AnsweredOn { get; private set; }

    /// <summary>Before this day nobody looks whether there is something to ask.</summary>
    public DateOnly LookOn { get; private set; }
    public int Version { get; set; } = 1;

    /// <summary>What the seal of the address is bound to.</summary>
    public static string Purpose(Guid id) => $"address of the owner of entry {id}";

    public bool MayBeAsked(DateOnly today) => AskedOn is not { } day || day.AddMonths(MonthsBetween) <= today;

    public void Reach(MessageChannel channel, Sealed address, string language, DateOnly today) => (Channel, Address, Language, LookOn) = (channel, address, language, today);

    public void Asked(DateOnly today) => (AskedOn, LookOn) = (today, today.AddMonths(MonthsBetween));

    public void Answered(DateOnly today) => AnsweredOn = today;

    public void LookAgain(DateOnly day) => LookOn = day;
}

/// <summary>A link that an owner got. It works for some weeks, and as often as it is opened: who corrects today may find another mistake tomorrow.</summary>
internal sealed class OwnerLink
{
    public static readonly TimeSpan Works = TimeSpan.FromDays(60);

    public required Guid Id { get; init; }
    public required Guid ServiceId { get; init; }
    public required string TokenHash { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
}

/// <summary>An entry whose page somebody opened, with the last day of that. Nothing about who.</summary>
internal sealed class LookedFor
{
    /// <summary>Of the entry.</summary>
    public required Guid Id { get; init; }
    public required DateOnly LastOn { get; set; }
}

/// <summary>A line of a danger that failed its check (FIELD 8): the alarm went out, and it is hidden when nobody confirms it in time.</summary>
internal sealed class LineAlarm
{
    /// <summary>Whole days to confirm it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(2);

    /// <summary>Of the entry.</summary>
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The account that said so.</summary>
    public required Guid ById { get; init; }
    public DateTimeOffset? HiddenAt { get; set; }
}

internal sealed class OwnerContactMapping : IEntityTypeConfiguration<OwnerContact>
{
    public void Configure(EntityTypeBuilder<OwnerContact> builder)
    {
        builder.ToTable("OwnerContacts");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Channel).HasConversion<string>().HasMaxLength(10);
        builder.Property(c => c.Address).IsSealedOrNothing(OwnerContact.Purpose);
        builder.Property(c => c.Language).HasMaxLength(2);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasOne<Service>().WithOne().HasForeignKey<OwnerContact>(c => c.Id).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(c => new { c.LookOn, c.Id });
    }
}

internal sealed class OwnerLinkMapping : IEntityTypeConfiguration<OwnerLink>
{
    public void Configure(EntityTypeBuilder<OwnerLink> builder)
    {
        builder.ToTable("OwnerLinks");
        builder.Property(l => l.TokenHash).HasMaxLength(64);
        builder.HasOne<Service>().WithMany().HasForeignKey(l => l.ServiceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(l => l.TokenHash).IsUnique();
        builder.HasIndex(l => l.MadeAt);
    }
}

internal sealed class LookedForMapping : IEntityTypeConfiguration<LookedFor>
{
    public void Configure(EntityTypeBuilder<LookedFor> builder)
    {
        builder.ToTable("LookedFor");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.HasOne<Service>().WithOne().HasForeignKey<LookedFor>(l => l.Id).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class LineAlarmMapping : IEntityTypeConfiguration<LineAlarm>
{
    public void Configure(EntityTypeBuilder<LineAlarm> builder)
    {
        builder.ToTable("LineAlarms");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasOne<Service>().WithOne().HasForeignKey<LineAlarm>(a => a.Id).OnDelete(DeleteBehavior.Cascade);
    }
}

internal static class UpkeepTables
{
    extension(NabijDb db)
    {
        public DbSet<OwnerContact> OwnerContacts => db.Set<OwnerContact>();
        public DbSet<OwnerLink> OwnerLinks => db.Set<OwnerLink>();
        public DbSet<LookedFor> LookedFor => db.Set<LookedFor>();
        public DbSet<LineAlarm> LineAlarms => db.Set<LineAlarm>();
        public DbSet<Campaign> Campaigns => db.Set<Campaign>();
    }
}
