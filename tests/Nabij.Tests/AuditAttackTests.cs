using Microsoft.EntityFrameworkCore;
using Nabij.Features.Audit;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class AuditAttackTestsOnSqlite() : AuditAttackTests(Engine.Sqlite)
{
    // PostgreSQL keeps columns to their types.
    [Fact]
    public async Task A_row_that_cannot_be_read_is_told_and_no_crash()
    {
        await using var book = await AuditBook.SealedAsync(Engine.Sqlite, 3, 4);
        await book.TamperAsync("""UPDATE "AuditEntries" SET "SubjectId" = 'nonsense' WHERE "Position" = 5""");

        Assert.Equal(["after position 0: a row that cannot be read; what follows was not checked"], await book.WrongAsync());
    }
}

[Trait("Database", "postgres")]
public sealed class AuditAttackTestsOnPostgres() : AuditAttackTests(Engine.Postgres);

/// <summary>What somebody who holds the database, the state folder, or both, can do to the record, and what is said of it.</summary>
public abstract class AuditAttackTests(Engine engine)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_column_of_a_sealed_entry_can_be_edited_unseen()
    {
        await using var book = await AuditBook.SealedAsync(engine, 4, 5);
        await using (var db = book.Database.Open())
        {
            Assert.Equal(AuditBook.Columns.Order(StringComparer.Ordinal), db.Model.FindEntityType(typeof(AuditEntry))!.GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal));
        }

        var rows = (await book.Database.RowsAsync())["AuditEntries"];
        foreach (var column in AuditBook.Columns)
        {
            foreach (var position in new[] { 1, 4, 6, 9 })
            {
                await book.TamperAsync("""CREATE TABLE "Kept" AS SELECT * FROM "AuditEntries" """);
                await book.EditAsync(column, position);

                var wrong = await book.WrongAsync();

                Assert.True(wrong.Any(w => w.Contains($"position {position}", StringComparison.Ordinal) || w.Contains($" {position}", StringComparison.Ordinal)), $"{column} at {position}: {string.Join("; ", wrong)}");
                await book.TamperAsync("""DELETE FROM "AuditEntries"; INSERT INTO "AuditEntries" SELECT * FROM "Kept"; DROP TABLE "Kept";""");
            }
        }

        Assert.Equal(rows, (await book.Database.RowsAsync())["AuditEntries"]);
        Assert.Empty(await book.WrongAsync());
    }

    [Fact]
    public async Task No_column_of_an_entry_after_the_last_seal_can_be_edited_unseen()
    {
        await using var book = await AuditBook.SealedAsync(engine, 2);
        await book.AddAsync(2);
        foreach (var column in AuditBook.Columns.Except(["Position"]))
        {
            // As edits of a sealed one; its place is taken away again before it is looked at.
            await book.TamperAsync("""UPDATE "AuditEntries" SET "Position" = 999, "Hash" = "Mac" WHERE "At" = (SELECT max("At") FROM "AuditEntries")""");
            await book.TamperAsync("""CREATE TABLE "Kept" AS SELECT * FROM "AuditEntries" """);
            await book.EditAsync(column, 999);
            await book.TamperAsync($"""UPDATE "AuditEntries" SET "Position" = NULL{(column == "Hash" ? "" : ", \"Hash\" = NULL")} WHERE "Position" = 999""");

            Assert.True((await book.WrongAsync()) is ["1 entries after the last seal: edited, or not written by this program"], column);
            await book.TamperAsync("""DELETE FROM "AuditEntries"; INSERT INTO "AuditEntries" SELECT * FROM "Kept"; DROP TABLE "Kept"; UPDATE "AuditEntries" SET "Position" = NULL, "Hash" = NULL WHERE "Position" = 999""");
            Assert.Empty(await book.WrongAsync());
        }
    }

    [Theory]
    [InlineData(1, "position 1: missing")]
    [InlineData(5, "position 5: missing")]
    [InlineData(7, "position 7: missing")]
    public async Task A_deleted_entry_is_missed(int position, string said)
    {
        await using var book = await AuditBook.SealedAsync(engine, 3, 4);
        await book.TamperAsync($"""DELETE FROM "AuditEntries" WHERE "Position" = {position}""");

        Assert.Equal([said], await book.WrongAsync());
        // What is written after does not hide it.
        await book.AddAsync(2);
        await book.SealAsync();
        Assert.Equal([said], await book.WrongAsync());
    }

    [Fact]
    public async Task Closing_the_gap_after_a_deletion_is_seen()
    {
        await using var book = await AuditBook.SealedAsync(engine, 3, 4);
        await book.TamperAsync("""DELETE FROM "AuditEntries" WHERE "Position" = 4""");
        foreach (var position in new[] { 5, 6, 7 })
        {
            await book.TamperAsync($"""UPDATE "AuditEntries" SET "Position" = {position - 1} WHERE "Position" = {position}""");
        }

        Assert.Equal(["positions 4 to 6: does not follow from the one before; moved, inserted, or one was taken out", "position 7: missing"], await book.WrongAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_swapped_entries_are_seen(bool withHashes)
    {
        await using var book = await AuditBook.SealedAsync(engine, 3, 4);
        if (!withHashes)
        {
            await book.TamperAsync("""CREATE TABLE "Kept" AS SELECT "Position", "Hash" FROM "AuditEntries" """);
        }

        foreach (var (from, to) in new[] { (2, 99), (6, 2), (99, 6) })
        {
            await book.TamperAsync($"""UPDATE "AuditEntries" SET "Position" = {to} WHERE "Position" = {from}""");
        }

        if (!withHashes)
        {
            await book.TamperAsync("""UPDATE "AuditEntries" SET "Hash" = (SELECT "Hash" FROM "Kept" WHERE "Kept"."Position" = "AuditEntries"."Position")""");
        }

        var wrong = await book.VerifyAsync();
        Assert.Contains(wrong.Findings, f => f.What == AuditWrong.OutOfPlace && f.From == 2);
        Assert.Contains(wrong.Findings, f => f.What == AuditWrong.OutOfPlace && f.From == 6);
    }

    [Fact]
    public async Task A_tail_that_was_cut_off_is_missed_for_ever()
    {
        await using var book = await AuditBook.SealedAsync(engine, 3, 4, 5);
        await book.TamperAsync("""DELETE FROM "AuditEntries" WHERE "Position" > 5""");
        Assert.Equal(["positions 6 to 12: missing"], await book.WrongAsync());

        await book.AddAsync(3);
        await book.SealAsync();

        Assert.Equal(["positions 6 to 12: missing"], await book.WrongAsync());
        await using var db = book.Database.Open();
        Assert.Equal(15, await db.AuditEntries.MaxAsync(e => e.Position, Ct));
    }

    [Fact]
    public async Task Everything_deleted_is_missed()
    {
        await using var book = await AuditBook.SealedAsync(engine, 3, 4);
        await book.TamperAsync("""DELETE FROM "AuditEntries"; DELETE FROM "AuditSealing";""");

        Assert.Equal(["positions 1 to 7: missing"], await book.WrongAsync());
        await book.AddAsync(1);
        await book.SealAsync();
        Assert.Equal(["positions 1 to 7: missing"], await book.WrongAsync());
    }

    [Fact]
    public async Task An_old_database_put_back_is_seen()
    {
        await using var book = await AuditBook.SealedAsync(engine, 3, 4);
        await book.TamperAsync("""CREATE TABLE "Kept" AS SELECT * FROM "AuditEntries"; CREATE TABLE "Kept2" AS SELECT * FROM "AuditSealing";""");
        await book.AddAsync(5);
        await book.SealAsync();
        await book.TamperAsync("""DELETE FROM "AuditEntries"; INSERT INTO "AuditEntries" SELECT * FROM "Kept"; DELETE FROM "AuditSealing"; INSERT INTO "AuditSealing" SELECT * FROM "Kept2";""");

        Assert.Equal(["positions 8 to 12: missing"], await book.WrongAsync());
    }

    [Fact]
    public async Task A_sealed_entry_that_lost_its_place_and_gets_another_is_seen()
    {
        await using var book = await AuditBook.SealedAsync(engine, 3, 4);
        await book.TamperAsync("""UPDATE "AuditEntries" SET "Position" = NULL, "Hash" = NULL WHERE "Position" > 5""");
        await book.SealAsync();

        Assert.Equal(["positions 6 to 7: missing"], await book.WrongAsync());
    }

    [Theory]
    [InlineData("8", "position 8: does not follow from the one before; moved, inserted, or one was taken out")]
    [InlineData("NULL", "1 entries after the last seal: edited, or not written by this program")]
    [InlineData("0", "position 0: edited, or not written by this program")]
    [InlineData("9223372036854775807", "positions 8 to 9223372036854775806: missing")]
    public async Task An_entry_that_somebody_put_in_is_seen_and_nothing_is_chained_to_it(string position, string said)
    {
        await using var book = await AuditBook.SealedAsync(engine, 3, 4);
        var id = engine == Engine.Sqlite ? "'0190F3A4-0000-7000-8000-000000000001'" : "'0190F3A4-0000-7000-8000-000000000001'::uuid";
        await book.TamperAsync($"""
            INSERT INTO "AuditEntries" ("Id", "At", "ActorKind", "ActorName", "AccountId", "OrganisationId", "Purpose", "Act", "SubjectKind", "SubjectId", "Detail", "Mac", "Position", "Hash")
            SELECT {id}, "At", "ActorKind", "ActorName", "AccountId", "OrganisationId", "Purpose", "Act", "SubjectKind", "SubjectId", "Detail", "Mac", {position}, {(position == "NULL" ? "NULL" : "\"Hash\"")} FROM "AuditEntries" WHERE "Position" = 3
            """);

        Assert.Contains(said, await book.WrongAsync());
        if (position is "8" or "9223372036854775807")
        {
            await Assert.ThrowsAsync<InvalidOperationException>(book.SealAsync);
        }
        else
        {
            await book.SealAsync();
            Assert.NotEmpty(await book.WrongAsync());
        }
    }

    // Who has the key can prove anything anew, but not what the file of seals and others keep.
    [Fact]
    public async Task A_whole_chain_made_anew_with_the_key_is_not_what_was_sealed()
    {
        await using var book = await AuditBook.SealedAsync(engine, 3, 4, 2);
        var published = new Dictionary<long, byte[]> { [7] = Convert.FromHexString(book.Lines()[1].Split(' ')[1]) };
        Assert.Empty((await book.VerifyAsync(published)).Findings);
        await RewriteAsync(book, from: 5);

        Assert.Equal(["positions 4 to 9: not what was sealed"], (await book.WrongAsync()).Where(w => w.EndsWith("sealed", StringComparison.Ordinal)));

        // With the file rewritten too, only what others kept tells.
        await using (var db = book.Database.Open())
        {
            var hashes = await db.AuditEntries.Where(e => e.Position != null).ToDictionaryAsync(e => e.Position!.Value, e => e.Hash!, Ct);
            await File.WriteAllLinesAsync(book.File.Path, book.Lines().Select(l => SealLine.TryRead(l, out var line) ? SealLine.Sealed(line.Position, hashes[line.Position], line.At).ToString() : l), Ct);
        }

        Assert.Empty(await book.WrongAsync());
        Assert.Equal([new AuditFinding(AuditWrong.NotAsPublished, 7, 7)], (await book.VerifyAsync(published)).Findings);
    }

    [Fact]
    public async Task A_cut_file_of_seals_is_seen_and_stays_so()
    {
        await using var book = await AuditBook.SealedAsync(engine, 3, 4, 5, 2);
        await File.WriteAllLinesAsync(book.File.Path, book.Lines()[..1], Ct);
        Assert.Equal(["the file of seals was cut: it had reached position 12"], await book.WrongAsync());

        await book.AddAsync(1);
        await book.SealAsync();
        await book.SealAsync();

        Assert.Equal(["the file of seals was cut: it had reached position 12"], await book.WrongAsync());
        Assert.Equal((15, 0), ((await book.VerifyAsync()).Last.Position, (await book.VerifyAsync()).Interrupted));
    }

    [Fact]
    public async Task A_lost_file_of_seals_is_seen_and_begins_anew()
    {
        await using var book = await AuditBook.SealedAsync(engine, 3, 4, 5);
        File.Delete(book.File.Path);
        Assert.Equal(["the file of seals was cut: it had reached position 7"], await book.WrongAsync());

        await book.SealAsync();
        Assert.Equal(["the file of seals was cut: it had reached position 7"], await book.WrongAsync());
    }

    [Theory]
    [InlineData(1, "4 00", "the file of seals, line 2: not a seal, or not after the one before")]
    [InlineData(1, "2 {hash} {at}", "the file of seals, line 2: not a seal, or not after the one before")]
    [InlineData(1, "5 {hash} {at}", "positions 4 to 5: not what was sealed")]
    [InlineData(2, "12 0000000000000000000000000000000000000000000000000000000000000000 {at}", "positions 8 to 12: not what was sealed")]
    public async Task A_line_of_the_file_that_was_edited_is_seen(int line, string text, string said)
    {
        await using var book = await AuditBook.SealedAsync(engine, 3, 4, 5);
        var lines = book.Lines();
        var parts = lines[line].Split(' ');
        lines[line] = text.Replace("{hash}", parts[1], StringComparison.Ordinal).Replace("{at}", parts[2], StringComparison.Ordinal);
        await File.WriteAllLinesAsync(book.File.Path, lines, Ct);

        Assert.Contains(said, await book.WrongAsync());
    }

    // Properties: whatever is done, at random, to a chain, it is said; whatever is not done, is not.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Random_tampering_is_found(int seed)
    {
        var random = new Random(seed);
        await using var book = await AuditBook.SealedAsync(engine, [.. Enumerable.Range(0, 6).Select(_ => random.Next(1, 9))]);
        var last = (await book.VerifyAsync()).Last.Position;
        await book.TamperAsync("""CREATE TABLE "Kept" AS SELECT * FROM "AuditEntries" """);
        for (var round = 0; round < 25; round++)
        {
            var position = random.NextInt64(1, last + 1);
            switch (random.Next(4))
            {
                case 0:
                    await book.EditAsync(AuditBook.Columns[random.Next(AuditBook.Columns.Length)], position);
                    break;
                case 1:
                    await book.TamperAsync($"""DELETE FROM "AuditEntries" WHERE "Position" = {position}""");
                    break;
                case 2:
                    await book.TamperAsync($"""DELETE FROM "AuditEntries" WHERE "Position" >= {position}""");
                    break;
                default:
                    await book.TamperAsync($"""UPDATE "AuditEntries" SET "Position" = "Position" + 1000 WHERE "Position" >= {position}""");
                    break;
            }

            Assert.NotEmpty(await book.WrongAsync());
            await book.TamperAsync("""DELETE FROM "AuditEntries"; INSERT INTO "AuditEntries" SELECT * FROM "Kept";""");
            Assert.Empty(await book.WrongAsync());
        }
    }

    private static async Task RewriteAsync(AuditBook book, long from)
    {
        await using var db = book.Database.Open();
        var entries = await db.AuditEntries.OrderBy(e => e.Position).ToListAsync(Ct);
        var hash = AuditChain.Beginning;
        foreach (var entry in entries)
        {
            if (entry.Position >= from)
            {
                db.Entry(entry).Property(e => e.Act).CurrentValue = "nothing.done";
                entry.Sign(book.Keys.Newest());
            }

            hash = AuditChain.Next(hash, entry.Position!.Value, entry.Id, entry.Mac);
            entry.Seal(entry.Position.Value, hash);
        }

        await db.SaveChangesAsync(Ct);
    }
}
