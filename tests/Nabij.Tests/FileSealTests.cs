using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class FileSealTestsOnSqlite() : FileSealTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class FileSealTestsOnPostgres() : FileSealTests(Engine.Postgres);

public abstract class FileSealTests(Engine engine) : IDisposable
{
    private readonly string _state = System.IO.Directory.CreateTempSubdirectory("nabij-test-state-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_open_for_the_same_file_and_column_only()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        var (file, other) = (Some(1), Some(2));
        var words = await SealAsync(database, file, "Needs.Words", "Élise — 你好");
        await SealAsync(database, other, "Needs.Words", "something else");

        Assert.Equal("Élise — 你好", await OpenAsync(database, file, "Needs.Words", words));
        Assert.Null(await OpenAsync(database, other, "Needs.Words", words));
        Assert.Null(await OpenAsync(database, file, "Needs.Phone", words));
        Assert.Null(await OpenAsync(database, Some(3), "Needs.Words", words));
        Assert.Null(Seals().Open(words, "Needs.Words in file " + file));
        Assert.Null(await OpenAsync(database, file, "Needs.Words", Seals().Seal("Élise", $"Needs.Words in file {file}")));
    }

    [Fact]
    public async Task No_byte_of_it_can_be_changed()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        var words = await SealAsync(database, Some(1), "c", "words");
        var bytes = words.ToStored();
        await using var db = database.Open();
        using var files = new FileSeals(db, Seals());

        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = bytes.ToArray();
            changed[i] ^= 1;
            Assert.Null(await files.OpenAsync(Some(1), "c", Sealed.FromStored(changed), Ct));
            Assert.Null(await files.OpenAsync(Some(1), "c", Sealed.FromStored(bytes[..i]), Ct));
        }

        Assert.Equal("words", await files.OpenAsync(Some(1), "c", words, Ct));
    }

    [Fact]
    public async Task The_key_of_another_file_put_in_its_place_opens_nothing()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        var words = await SealAsync(database, Some(1), "c", "words");
        await SealAsync(database, Some(2), "c", "words");
        await using (var db = database.Open())
        {
            var rows = await db.Set<FileKey>().AsNoTracking().ToDictionaryAsync(k => k.Id, k => k.Key, Ct);
            await db.Set<FileKey>().Where(k => k.Id == Some(2)).ExecuteUpdateAsync(s => s.SetProperty(k => k.Key, rows[Some(1)]), Ct);
        }

        Assert.Null(await OpenAsync(database, Some(2), "c", words));
        await Assert.ThrowsAsync<InvalidOperationException>(() => SealAsync(database, Some(2), "c", "new words"));
    }

    [Fact]
    public async Task An_erased_file_opens_no_more_wherever_its_bytes_are()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        var (gone, kept) = (await SealAsync(database, Some(1), "c", "gone"), await SealAsync(database, Some(2), "c", "kept"));
        await using (var db = database.Open())
        {
            using var files = new FileSeals(db, Seals());
            Assert.Equal("gone", await files.OpenAsync(Some(1), "c", gone, Ct));
            await files.EraseAsync(Some(1), Ct);
            await db.SaveChangesAsync(Ct);
            Assert.Null(await files.OpenAsync(Some(1), "c", gone, Ct));
        }

        Assert.Null(await OpenAsync(database, Some(1), "c", gone));
        Assert.Equal("kept", await OpenAsync(database, Some(2), "c", kept));
    }

    [Fact]
    public async Task A_save_that_fails_leaves_no_key()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        await using (var db = database.Open())
        {
            using var files = new FileSeals(db, Seals());
            await files.SealAsync(Some(1), "c", "words", Ct);
        }

        await using var other = database.Open();
        Assert.Equal(0, await other.Set<FileKey>().CountAsync(Ct));
    }

    [Fact]
    public async Task After_a_save_that_failed_nothing_is_sealed_with_a_key_that_nobody_kept()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        await using var db = database.Open();
        using var files = new FileSeals(db, Seals());
        await files.SealAsync(Some(1), "c", "first", Ct);
        db.ChangeTracker.Clear();

        var words = await files.SealAsync(Some(1), "c", "second", Ct);
        await db.SaveChangesAsync(Ct);
        Assert.Equal("second", await OpenAsync(database, Some(1), "c", words));
        // Stored, it stays in use when its row was let go.
        db.ChangeTracker.Clear();
        Assert.Equal("third", await OpenAsync(database, Some(1), "c", await files.SealAsync(Some(1), "c", "third", Ct)));
    }

    [Fact]
    public async Task A_file_has_a_key_of_its_own_that_a_new_key_of_the_ring_leaves_as_it_is()
    {
        await using var database = await TestDatabase.MigratedAsync(engine);
        var words = await SealAsync(database, Some(1), "c", "words");
        await using (var db = database.Open())
        {
            Seals().MakeKey();
            Assert.Equal(new ReSealed(1, 0), await ReSealing.RunAsync(db, Seals(), Ct));
            Assert.Equal([2], (await ReSealing.CountAsync(db, Ct)).Keys);
        }

        File.Delete(Path.Combine(_state, "seals", "001.key"));
        Assert.Equal("words", await OpenAsync(database, Some(1), "c", words));

        File.Delete(Path.Combine(_state, "seals", "002.key"));
        Assert.Null(await OpenAsync(database, Some(1), "c", words));
    }

    public void Dispose()
    {
        System.IO.Directory.Delete(_state, recursive: true);
        GC.SuppressFinalize(this);
    }

    private static Guid Some(int number) => new(number, 0, 0, new byte[8]);

    private Seals Seals() => new(new Settings { Database = "", DataFolder = "", StateFolder = _state, Url = new Uri("http://localhost") });

    private async Task<Sealed> SealAsync(TestDatabase database, Guid file, string column, string words)
    {
        await using var db = database.Open();
        using var files = new FileSeals(db, Seals());
        var @sealed = await files.SealAsync(file, column, words, Ct);
        await db.SaveChangesAsync(Ct);
        return @sealed;
    }

    private async Task<string?> OpenAsync(TestDatabase database, Guid file, string column, Sealed words)
    {
        await using var db = database.Open();
        using var files = new FileSeals(db, Seals());
        return await files.OpenAsync(file, column, words, Ct);
    }
}
