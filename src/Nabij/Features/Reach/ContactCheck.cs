using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;
using Nabij.Features.Directory;

namespace Nabij.Features.Reach;

/// <summary>When the contacts of an entry were looked at last, and which of them failed then.</summary>
internal sealed class ContactCheck
{
    private const int DaysOfRest = 30;

    // Three failures span most of a week: longer than works on a server, shorter than people go on calling in vain.
    private const int DaysAfterFailure = 3;

    // So that what answers again does not stand in the list for a month.
    private const int DaysWhileSilent = 7;

    /// <summary>Of the entry.</summary>
    public required Guid Id { get; init; }
    public DateOnly LookedOn { get; private set; }

    /// <summary>Before this day nobody looks again.</summary>
    public DateOnly LookOn { get; private set; }

    /// <summary>One of the findings is told to editors.</summary>
    public bool IsSilent { get; private set; }

    /// <summary>Of the contacts that failed the last time; the others have none.</summary>
    public IReadOnlyList<ContactFinding> Findings { get; private set; } = [];

    /// <param name="isWhole">Every contact was looked at. What was not is kept as it was known, and asked for tomorrow.</param>
    public void Looked(IReadOnlyList<ContactFinding> findings, bool isWhole, DateOnly today)
    {
        (Findings, IsSilent, LookedOn) = (findings, findings.Any(f => f.IsSilent), today);
        LookOn = today.AddDays(!isWhole ? 1 : findings.Any(f => !f.IsSilent) ? DaysAfterFailure : IsSilent ? DaysWhileSilent : DaysOfRest);
    }
}

internal sealed class ContactCheckMapping : IEntityTypeConfiguration<ContactCheck>
{
    public void Configure(EntityTypeBuilder<ContactCheck> builder)
    {
        builder.ToTable("ContactChecks");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Findings).IsJson();
        builder.HasOne<Service>().WithOne().HasForeignKey<ContactCheck>(c => c.Id).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(c => new { c.LookOn, c.Id });
        builder.HasIndex(c => c.IsSilent);
    }
}

internal static class ReachTables
{
    extension(NabijDb db)
    {
        public DbSet<ContactCheck> ContactChecks => db.Set<ContactCheck>();
    }
}
