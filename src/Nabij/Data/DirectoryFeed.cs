using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Nabij.Data;

/// <summary>A row whose change every node must learn: it can be found, or helps to find.</summary>
internal interface IInFeed
{
    Guid Id { get; }
}

/// <summary>What a commit changed. A changed row is read again; a row that is gone is taken out.</summary>
internal sealed class DirectoryChange
{
    public required Guid Id { get; init; }

    /// <summary>Which commit it belongs to.</summary>
    public required Guid Commit { get; init; }

    /// <summary>0 until the commit's last statement numbers it; nobody else ever sees that 0.</summary>
    public long Number { get; init; }

    /// <summary>Name of the changed row's type.</summary>
    public required string Row { get; init; }
    public required Guid RowId { get; init; }
}

/// <summary>The one row that numbers the commits.</summary>
internal sealed class DirectoryCounter
{
    public int Id { get; init; } = 1;
    public long Number { get; init; }
}

/// <summary>
/// A commit that changes the directory takes, as its last statement, the next number of one counter row. The row stays locked until
/// the commit ends, so numbers become visible in their order and a follower that has seen n can never miss a smaller one
/// (a sequence is handed out before commit and could be followed past a change for ever).
/// </summary>
internal static class DirectoryFeed
{
    /// <summary>
    /// The changes of so many commits are kept. Nodes ask four times a second, so only one that was away is further behind, and it reads
    /// the whole directory again.
    /// </summary>
    public const int Kept = 1_000;

    private const string TakeNumber =
        """
        UPDATE "DirectoryCounter" SET "Number" = "Number" + 1;
        UPDATE "DirectoryChanges" SET "Number" = (SELECT "Number" FROM "DirectoryCounter") WHERE "Commit" = {0};
        DELETE FROM "DirectoryChanges" WHERE "Number" <= (SELECT "Number" FROM "DirectoryCounter") - {1};
        """;

    public static async Task<int> SaveAsync(NabijDb db, Func<CancellationToken, Task<int>> save, CancellationToken ct)
    {
        var rows = db.ChangeTracker.Entries<IInFeed>()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(e => (e.Metadata.ClrType.Name, e.Entity.Id))
            .ToList();
        if (rows.Count == 0)
        {
            return await save(ct);
        }

        var commit = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        db.AddRange(rows.Select(r => new DirectoryChange
        {
            Id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()),
            Commit = commit,
            Row = r.Name,
            RowId = r.Id,
        }));

        var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        try
        {
            var saved = await save(ct);
            await db.Database.ExecuteSqlRawAsync(TakeNumber, [commit, Kept], ct);
            if (own is not null)
            {
                await own.CommitAsync(ct);
            }

            return saved;
        }
        finally
        {
            if (own is not null)
            {
                await own.DisposeAsync();
            }
        }
    }

    /// <summary>The number of the latest commit.</summary>
    public static Task<long> NumberAsync(NabijDb db, CancellationToken ct) =>
        db.Set<DirectoryCounter>().Select(c => c.Number).SingleAsync(ct);

    /// <summary>
    /// What changed after a number, each row once. Null when that can't be told row by row: more than <paramref name="most"/> changes, or
    /// some that are not kept any more.
    /// </summary>
    public static async Task<IReadOnlyList<(string Row, Guid Id)>?> SinceAsync(NabijDb db, long number, int most, CancellationToken ct)
    {
        var changes = await db.Set<DirectoryChange>().AsNoTracking()
            .Where(c => c.Number > number)
            .OrderBy(c => c.Number).ThenBy(c => c.Id)
            .Select(c => new { c.Number, c.Row, c.RowId })
            .Take(most + 1)
            .ToListAsync(ct);
        // Each commit has at least one change, so where the first number is missing it was taken away.
        return changes.Count > most || (changes.Count > 0 && changes[0].Number > number + 1)
            ? null
            : [.. changes.Select(c => (c.Row, c.RowId)).Distinct()];
    }
}

internal sealed class DirectoryChangeMapping : IEntityTypeConfiguration<DirectoryChange>
{
    public void Configure(EntityTypeBuilder<DirectoryChange> builder)
    {
        builder.ToTable("DirectoryChanges");
        builder.Property(c => c.Row).HasMaxLength(40);
        builder.HasIndex(c => c.Number);
        builder.HasIndex(c => c.Commit);
    }
}

internal sealed class DirectoryCounterMapping : IEntityTypeConfiguration<DirectoryCounter>
{
    public void Configure(EntityTypeBuilder<DirectoryCounter> builder)
    {
        builder.ToTable("DirectoryCounter");
        builder.Property(c => c.Id).ValueGeneratedNever();
    }
}
