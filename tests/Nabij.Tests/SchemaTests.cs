using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class SchemaTestsOnSqlite() : SchemaTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class SchemaTestsOnPostgres() : SchemaTests(Engine.Postgres);

public abstract class SchemaTests(Engine engine)
{
    [Fact]
    public async Task Migrations_build_exactly_the_model_however_often_they_run()
    {
        await using var modelled = await ModelledAsync();
        await using var migrated = await TestDatabase.MigratedAsync(engine);
        Assert.Equal(await SchemaAsync(modelled), await SchemaAsync(migrated));

        await migrated.MigrateAsync();
        Assert.Equal(await SchemaAsync(modelled), await SchemaAsync(migrated));
        Assert.Equal(0, await migrated.FeedNumberAsync());
    }

    [Fact]
    public async Task Nodes_that_start_together_migrate_once()
    {
        await using var modelled = await ModelledAsync();
        await using var migrated = await TestDatabase.CreateAsync(engine);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(migrated.MigrateAsync)));

        Assert.Equal(await SchemaAsync(modelled), await SchemaAsync(migrated));
        Assert.Equal(0, await migrated.FeedNumberAsync());
    }

    [Fact]
    public async Task A_migration_that_was_killed_halfway_leaves_nothing_and_is_done_at_the_next_start()
    {
        await using var modelled = await ModelledAsync();
        await using var migrated = await TestDatabase.CreateAsync(engine);
        await using (var db = migrated.Open())
        {
            // What a killed node leaves: a transaction that nobody commits.
            await using var transaction = await db.Database.BeginTransactionAsync();
            foreach (var statement in (await FirstFileAsync()).Split(";\n").Take(7))
            {
                await db.Database.ExecuteSqlRawAsync(statement.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
            }
        }

        await migrated.MigrateAsync();

        Assert.Equal(await SchemaAsync(modelled), await SchemaAsync(migrated));
    }

    [Fact]
    public async Task Moments_are_kept_to_the_microsecond_and_in_order()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        var moment = new DateTimeOffset(2026, 3, 29, 2, 30, 0, TimeSpan.FromHours(1)).AddTicks(1_234_567);
        await using (var db = database.Open())
        {
            foreach (var (version, hours) in new[] { (1, 2), (2, 1), (3, 3) })
            {
                db.Add(new Features.Directory.DirectoryHistory
                {
                    Id = Guid.CreateVersion7(moment),
                    RowId = Guid.Empty,
                    Version = version,
                    At = moment.AddHours(hours),
                    Who = "a",
                    Why = "b",
                    Source = "c",
                    PatchBack = null,
                });
            }

            await db.SaveChangesAsync();
        }

        await using var other = database.Open();
        var rows = await other.Set<Features.Directory.DirectoryHistory>().Where(h => h.At > moment.AddMinutes(1)).OrderBy(h => h.At).ToListAsync();
        Assert.Equal([2, 1, 3], rows.Select(h => h.Version));
        Assert.Equal(moment.AddHours(1).AddTicks(-7), rows[0].At);
        Assert.Equal(TimeSpan.Zero, rows[0].At.Offset);
    }

    private async Task<TestDatabase> ModelledAsync()
    {
        var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.Open();
        await db.Database.EnsureCreatedAsync();
        return database;
    }

    private async Task<string> FirstFileAsync()
    {
        var ending = engine == Engine.Sqlite ? ".sqlite.sql" : ".postgres.sql";
        var name = typeof(NabijDb).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal).First();
        using var reader = new StreamReader(typeof(NabijDb).Assembly.GetManifestResourceStream(name)!);
        return await reader.ReadToEndAsync();
    }

    private static async Task<List<string>> SchemaAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var sql = db.Database.IsNpgsql()
            ? """
              SELECT table_name || '.' || column_name || ' ' || data_type || coalesce('(' || character_maximum_length || ')', '') || ' ' || is_nullable || coalesce(' ' || column_default, '') AS "Value"
              FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'SchemaVersion'
              UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'SchemaVersion'
              UNION ALL SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> '"SchemaVersion"'
              """
            : """
              SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk || ' ' || coalesce(c.dflt_value, '') AS "Value"
              FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT IN ('SchemaVersion', 'sqlite_sequence')
              UNION ALL SELECT m.name || '.' || f."from" || ' -> ' || f."table" || '.' || f."to" || ' ' || f.on_delete || ' ' || f.on_update
              FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
              UNION ALL SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
              """;
        return [.. (await db.Database.SqlQueryRaw<string>(sql).ToListAsync()).Order(StringComparer.Ordinal)];
    }
}
