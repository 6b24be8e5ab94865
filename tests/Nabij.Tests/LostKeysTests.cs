using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class LostKeysTestsOnSqlite() : LostKeysTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class LostKeysTestsOnPostgres() : LostKeysTests(Engine.Postgres);

public abstract class LostKeysTests(Engine engine)
{
    [Fact]
    public async Task Without_the_keys_of_before_it_does_not_serve_and_makes_no_new_ones()
    {
        using var region = new SmallRegion();
        await using var database = await TestDatabase.MigratedAsync(engine);
        var state = Directory.CreateTempSubdirectory("nabij-test-state-").FullName;
        Assert.Equal(0, (await CommandLine.RunAsync(database.Setting, region.Folder, state, "admin", "create", "anna@huis.example", "Anna")).ExitCode);
        var (keys, elsewhere) = (Path.Combine(state, "audit"), Path.Combine(state, "elsewhere"));
        Directory.Move(keys, elsewhere);

        await using (var program = RunningProgram.Start(database.Setting, region.Folder, state))
        {
            await program.EndAsync();
            Assert.Equal(1, program.ExitCode);
            Assert.Contains($"keys that are not in {keys}", program.Output, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(keys));
        Directory.Move(elsewhere, keys);
        await using (var program = RunningProgram.Start(database.Setting, region.Folder, state))
        {
            await program.ReadyAsync();
        }

        Directory.Delete(state, recursive: true);
    }
}
