using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;

namespace Nabij.Features.Audit;

/// <summary>
/// Who did or read what, for which organisation, why and when. Added in the save of what it tells, never changed; only its place in the
/// chain is filled in afterwards. No names and no words of people stand in it: ids and codes.
/// </summary>
internal sealed class AuditEntry
{
    public const int MaxCode = 60;
    public const int MaxDetail = 100;

    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }

    // A text and no enum: whatever stands in a row that somebody changed, it can be read and found to be wrong.
    public required string ActorKind { get; init; }

    /// <summary>The job or the command; empty for people.</summary>
    public required string ActorName { get; init; }
    public required Guid? AccountId { get; init; }
    public required Guid? OrganisationId { get; init; }

    /// <summary>Why it was done: <c>access-management</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary>What was done: <c>membership.ended</c>.</summary>
    public required string Act { get; init; }
    public required string SubjectKind { get; init; }
    public required Guid? SubjectId { get; init; }
    public required string? Detail { get; init; }

    /// <summary>Proves all of the above (<see cref="AuditMac"/>).</summary>
    public byte[] Mac { get; private set; } = [];

    /// <summary>Its place in the chain, from 1 without a gap; null until it is sealed.</summary>
    public long? Position { get; private set; }

    /// <summary>The chain up to here (<see cref="AuditChain"/>).</summary>
    public byte[]? Hash { get; private set; }

    public void Sign(byte[] key) => Mac = AuditMac.Of(this, key);

    public void Seal(long position, byte[] hash) => (Position, Hash) = (position, hash);
}

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.ActorKind).HasMaxLength(20);
        builder.Property(e => e.ActorName).HasMaxLength(AuditEntry.MaxCode);
        builder.Property(e => e.Purpose).HasMaxLength(AuditEntry.MaxCode);
        builder.Property(e => e.Act).HasMaxLength(AuditEntry.MaxCode);
        builder.Property(e => e.SubjectKind).HasMaxLength(AuditEntry.MaxCode);
        builder.Property(e => e.Detail).HasMaxLength(AuditEntry.MaxDetail);
        builder.HasIndex(e => e.Position).IsUnique();
        // Those that wait for their place, and no others: asked for each second.
        builder.HasIndex(e => new { e.At, e.Id }).HasFilter("\"Position\" IS NULL");
    }
}

internal static class AuditTables
{
    extension(NabijDb db)
    {
        public DbSet<AuditEntry> AuditEntries => db.Set<AuditEntry>();
    }
}
