using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>What an editor typed and did not save yet: one per person and entry. Sealed, since a form that was refused may hold what must not be known.</summary>
internal sealed class EntryDraft
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary>Of an entry that is not made yet, what its form is known by: it will be the entry's own.</summary>
    public required Guid EntryId { get; init; }
    public required Sealed Fields { get; set; }

    /// <summary>The version that the form was made from.</summary>
    public required int Version { get; set; }
    public required DateTimeOffset SavedAt { get; set; }

    /// <summary>What the seal is bound to.</summary>
    public static string Purpose(Guid id) => $"draft {id}";
}

internal sealed class EntryDraftMapping : IEntityTypeConfiguration<EntryDraft>
{
    public void Configure(EntityTypeBuilder<EntryDraft> builder)
    {
        builder.ToTable("EntryDrafts");
        builder.Property(d => d.Fields).IsSealed(EntryDraft.Purpose);
        builder.HasIndex(d => new { d.AccountId, d.EntryId }).IsUnique();
        builder.HasIndex(d => d.SavedAt);
    }
}

internal static class EntryDraftTables
{
    extension(NabijDb db)
    {
        public DbSet<EntryDraft> EntryDrafts => db.Set<EntryDraft>();
    }
}
