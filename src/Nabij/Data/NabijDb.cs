using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Nabij.Data;

/// <summary>
/// The database. Features add their tables by mapping classes and reach them by extension properties (<c>db.Services</c>).
/// What must be the same on both engines is in docs/databases.md.
/// </summary>
internal abstract class NabijDb(DbContextOptions options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(NabijDb).Assembly);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var row in ChangeTracker.Entries<IVersioned>().Where(e => e.State == EntityState.Modified))
        {
            row.Entity.Version++;
        }

        return await DirectoryFeed.SaveAsync(this, ct => base.SaveChangesAsync(acceptAllChangesOnSuccess, ct), cancellationToken);
    }

    // Everything here waits on a disk or a network; a blocking save would hold a thread for it.
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Use SaveChangesAsync.");
}

/// <summary>A row that people change in competition: the second of two simultaneous changes is refused.</summary>
internal interface IVersioned
{
    int Version { get; set; }
}

internal sealed class SqliteDb(DbContextOptions<SqliteDb> options) : NabijDb(options)
{
    // SQLite cannot order or compare DateTimeOffset; store UTC ticks, cut to the microseconds PostgreSQL keeps.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
        value => value.UtcTicks - (value.UtcTicks % TimeSpan.TicksPerMicrosecond), ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}

internal sealed class PostgresDb(DbContextOptions<PostgresDb> options) : NabijDb(options)
{
    // Npgsql takes UTC only, and PostgreSQL rounds what SQLite would cut.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMicroseconds>();

    private sealed class UtcMicroseconds() : ValueConverter<DateTimeOffset, DateTimeOffset>(
        value => new DateTimeOffset(value.UtcTicks - (value.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero),
        value => value);
}
