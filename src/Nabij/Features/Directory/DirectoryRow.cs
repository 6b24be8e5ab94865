using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;

namespace Nabij.Features.Directory;

/// <summary>HSDS service status.</summary>
internal enum EntryStatus
{
    Active,
    Inactive,
    TemporarilyClosed,
    Defunct,
}

/// <summary>
/// One aggregate of the directory. What queries and rules need are columns; all that is read and edited with it is the document.
/// </summary>
internal abstract class DirectoryRow<TDocument> : IInFeed, IVersioned
    where TDocument : class
{
    public const int MaxKey = 80;

    public required Guid Id { get; init; }

    /// <summary>Short, stable, readable: the last part of its address.</summary>
    public required string Key { get; init; }
    public EntryStatus Status { get; set; } = EntryStatus.Active;

    /// <summary>Who answers for this entry: its organisation, or itself where it has none. Null as long as no owner confirmed it.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>Where its facts come from: an id of the region's sources.</summary>
    public required string Source { get; set; }

    /// <summary>The day its facts were last checked: for an entry from a document, the date of the document. Null: undated.</summary>
    public DateOnly? CheckedOn { get; set; }
    public int Version { get; set; } = 1;
    public required TDocument Document { get; set; }
}

internal abstract class DirectoryRowMapping<TRow, TDocument>(string table) : IEntityTypeConfiguration<TRow>
    where TRow : DirectoryRow<TDocument>
    where TDocument : class
{
    public virtual void Configure(EntityTypeBuilder<TRow> builder)
    {
        builder.ToTable(table);
        builder.Property(r => r.Key).HasMaxLength(DirectoryRow<TDocument>.MaxKey);
        builder.Property(r => r.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Source).HasMaxLength(60);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Property(r => r.Document).IsJson();
        builder.HasIndex(r => r.Key).IsUnique();
        builder.HasIndex(r => r.OwnerId);
    }
}

internal static class DirectoryTables
{
    extension(NabijDb db)
    {
        public DbSet<Organization> Organizations => db.Set<Organization>();
        public DbSet<Service> Services => db.Set<Service>();
        public DbSet<Location> Locations => db.Set<Location>();
        public DbSet<ServiceAtLocation> ServicesAtLocations => db.Set<ServiceAtLocation>();
        public DbSet<TaxonomyTerm> TaxonomyTerms => db.Set<TaxonomyTerm>();
        public DbSet<DirectoryHistory> DirectoryHistory => db.Set<DirectoryHistory>();
        public DbSet<RegionDocument> RegionDocuments => db.Set<RegionDocument>();
        public DbSet<WordChange> WordChanges => db.Set<WordChange>();
    }
}
