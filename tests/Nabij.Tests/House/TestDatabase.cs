using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Data;
using Nabij.Features.RegionData;
using Nabij.Platform;
using Npgsql;

namespace Nabij.Tests.House;

public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>A database of its own, set up as the program sets up its own, and gone afterwards.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>Names the server: a connection string without Database. <c>./dev test</c> starts one and sets it.</summary>
    public const string ServerVariable = "NABIJ_TEST_POSTGRES";

    private static readonly Dictionary<Engine, Lazy<Task<TestDatabase>>> Templates =
        Enum.GetValues<Engine>().ToDictionary(e => e, e => new Lazy<Task<TestDatabase>>(() => TemplateAsync(e)));

    private readonly ServiceProvider _services;
    private readonly Func<Task> _remove;

    private TestDatabase(string setting, Func<Task> remove)
    {
        Setting = setting;
        _remove = remove;
        var services = new ServiceCollection();
        services.AddDatabase(new Settings { Database = setting, DataFolder = "", StateFolder = "", Url = new Uri("http://localhost") });
        _services = services.BuildServiceProvider();
    }

    /// <summary>For what opens contexts of its own.</summary>
    public IServiceScopeFactory Scopes => _services.GetRequiredService<IServiceScopeFactory>();

    /// <summary>As in <c>Nabij__Database</c>.</summary>
    public string Setting { get; }

    /// <summary>One with nothing in it.</summary>
    public static Task<TestDatabase> CreateAsync(Engine engine) => CreateAsync(engine, null);

    /// <summary>One with the schema in it: a copy of one that was migrated once.</summary>
    public static async Task<TestDatabase> MigratedAsync(Engine engine) => await CreateAsync(engine, await Templates[engine].Value);

    /// <summary>When no test needs a copy any more.</summary>
    public static async Task RemoveTemplatesAsync()
    {
        foreach (var template in Templates.Values.Where(t => t is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
        {
            await (await template.Value).DisposeAsync();
        }
    }

    private static async Task<TestDatabase> TemplateAsync(Engine engine)
    {
        var template = await CreateAsync(engine);
        await template.MigrateAsync();

        // A copy is made of what nobody is connected to.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        return template;
    }

    private static async Task<TestDatabase> CreateAsync(Engine engine, TestDatabase? template)
    {
        var name = "nabij_test_" + Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("N");
        if (engine == Engine.Sqlite)
        {
            var folder = System.IO.Directory.CreateTempSubdirectory("nabij-test-").FullName;
            var file = Path.Combine(folder, "nabij.db");
            if (template is not null)
            {
                File.Copy(template.Setting["sqlite:".Length..], file);
            }

            return new TestDatabase($"sqlite:{file}", () =>
            {
                Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
                System.IO.Directory.Delete(folder, recursive: true);
                return Task.CompletedTask;
            });
        }

        var server = Environment.GetEnvironmentVariable(ServerVariable)
            ?? throw new InvalidOperationException($"{ServerVariable} names no PostgreSQL server. Run ./dev test, or leave these tests out: --filter-not-trait Database=postgres");
        var connection = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20, IncludeErrorDetail = true }.ToString();
        var copied = template is null ? "" : $" TEMPLATE {new NpgsqlConnectionStringBuilder(template.Setting["postgres:".Length..]).Database}";
        await OnServerAsync(server, $"CREATE DATABASE {name}{copied}");
        return new TestDatabase("postgres:" + connection, async () =>
        {
            NpgsqlConnection.ClearAllPools();
            await OnServerAsync(server, $"DROP DATABASE {name} WITH (FORCE)");
        });
    }

    /// <summary>A context as a request gets one. Returns to its pool when disposed.</summary>
    public NabijDb Open() => _services.CreateScope().ServiceProvider.GetRequiredService<NabijDb>();

    public async Task MigrateAsync()
    {
        await using var db = Open();
        await Migrator.MigrateAsync(db, CancellationToken.None);
    }

    public async Task<LoadReport> LoadAsync(string folder, TimeProvider? clock = null)
    {
        await using var db = Open();
        return await new LoadRegion(db, clock ?? new TestClock(TestClock.OfficeHours)).RunAsync(folder, CancellationToken.None);
    }

    public async Task<long> FeedNumberAsync()
    {
        await using var db = Open();
        return await DirectoryFeed.NumberAsync(db, CancellationToken.None);
    }

    /// <summary>
    /// Every row of every table as text, by table, in an order of their own; without the columns named, and without the recurring jobs, which
    /// the program moves by itself, which entries were looked for, which it notes minutes after reading, and which contacts it looked at.
    /// </summary>
    public async Task<Dictionary<string, List<string>>> RowsAsync(params string[] without)
    {
        await using var db = Open();
        await db.Database.OpenConnectionAsync();
        var rows = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Where(t => t is not ("LookedFor" or "ContactChecks")).Order(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // A table of our own model.
            command.CommandText = $"""SELECT * FROM "{table}" """ + (table == "Jobs" ? """WHERE "Key" IS NULL""" : "");
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            var found = rows[table] = [];
            while (await reader.ReadAsync())
            {
                found.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount)
                    .Where(i => !without.Contains($"{table}.{reader.GetName(i)}"))
                    .Select(i => Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))));
            }

            found.Sort(StringComparer.Ordinal);
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _remove();
    }

    private static async Task OnServerAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Database = "postgres", Pooling = false }.ToString());
        await connection.OpenAsync();
#pragma warning disable CA2100 // The name is our own.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
