using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;

namespace Nabij.Features.Signals;

/// <summary>
/// How often a word was part of a need that was not met: per language, municipality and day. A row with a neighbourhood repeats searches
/// of its municipality's rows, and is written for each full <see cref="FinerFrom"/> only.
/// </summary>
internal sealed class KeptSignal
{
    /// <summary>A neighbourhood is kept from so many searches on.</summary>
    public const int FinerFrom = 20;

    /// <summary>The year before last is enough to compare with.</summary>
    public const int DaysKept = 730;

    public required string Word { get; init; }
    public required string Language { get; init; }

    /// <summary>Its code; empty: not known, several, or outside the region.</summary>
    public required string Municipality { get; init; }

    /// <summary>Its code; empty: the row is of the whole municipality.</summary>
    public required string Neighbourhood { get; init; }
    public required SignalSource Source { get; init; }

    /// <summary>In UTC.</summary>
    public required DateOnly Day { get; init; }
    public int Count { get; set; }
}

/// <summary>
/// How often something was searched on a day that may not be kept in words yet: a fingerprint of it, without language or place.
/// </summary>
internal sealed class HiddenCount
{
    /// <summary>A word that no vocabulary has is kept once so many searches …</summary>
    public const int LeastSearches = 10;

    /// <summary>… on so many days shared it …</summary>
    public const int LeastDays = 5;

    /// <summary>… within these days; then its counts are forgotten.</summary>
    public const int DaysKept = 90;

    public required string Fingerprint { get; init; }

    /// <summary>In UTC.</summary>
    public required DateOnly Day { get; init; }
    public int Count { get; set; }
}

internal sealed class SignalMapping : IEntityTypeConfiguration<KeptSignal>, IEntityTypeConfiguration<HiddenCount>
{
    public void Configure(EntityTypeBuilder<KeptSignal> builder)
    {
        builder.ToTable("NeedSignals");
        builder.HasKey(s => new { s.Word, s.Language, s.Municipality, s.Neighbourhood, s.Source, s.Day });
        builder.Property(s => s.Word).HasMaxLength(NeedWord.MostLetters);
        builder.Property(s => s.Language).HasMaxLength(3);
        builder.Property(s => s.Municipality).HasMaxLength(80);
        builder.Property(s => s.Neighbourhood).HasMaxLength(80);
        builder.Property(s => s.Source).HasConversion<string>().HasMaxLength(10);
        builder.HasIndex(s => s.Day);
    }

    public void Configure(EntityTypeBuilder<HiddenCount> builder)
    {
        builder.ToTable("NeedHiddenCounts");
        builder.HasKey(c => new { c.Fingerprint, c.Day });
        builder.Property(c => c.Fingerprint).HasMaxLength(32);
        builder.HasIndex(c => c.Day);
    }
}

internal static class SignalTables
{
    extension(NabijDb db)
    {
        public DbSet<KeptSignal> NeedSignals => db.Set<KeptSignal>();
        public DbSet<HiddenCount> NeedHiddenCounts => db.Set<HiddenCount>();
    }
}
