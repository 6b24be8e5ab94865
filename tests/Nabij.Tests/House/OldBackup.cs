using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Backup;

namespace Nabij.Tests.House;

/// <summary>A backup as the program would have made it when the schema was older: of the tables and columns that there were.</summary>
internal static class OldBackup
{
    public static async Task WriteAsync(NabijDb db, string folder, IReadOnlyList<string> migrations, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var tables = new List<BackupTable>();
        var files = new List<BackupFile>();
        System.IO.Directory.CreateDirectory(Path.Combine(folder, "tables"));
        System.IO.Directory.CreateDirectory(Path.Combine(folder, "state"));
        foreach (var shape in TableShape.All(db))
        {
            var there = await ColumnsAsync(db, shape.Name, ct);
            if (there.Count > 0)
            {
                var old = shape with { Columns = [.. shape.Columns.Where(c => there.Contains(c.Name))] };
                var table = new BackupTable(old.Name, 0, old.Key, old.Columns);
                await using (var zip = new GZipStream(File.Create(Path.Combine(folder, table.File)), CompressionLevel.Fastest))
                {
                    tables.Add(table with { Rows = await TableRows.WriteAsync(db, old, zip, ct) });
                }

                files.Add(await MakeBackup.FileOfAsync(folder, table.File, ct));
            }
        }

        await File.WriteAllBytesAsync(Path.Combine(folder, MakeBackup.SealsCopy), [], ct);
        files.Add(await MakeBackup.FileOfAsync(folder, MakeBackup.SealsCopy, ct));
        var text = Encoding.UTF8.GetBytes(JsonText.Write(new BackupManifest
        {
            Format = BackupManifest.CurrentFormat,
            Program = "old",
            MadeAt = TestClock.OfficeHours,
            Migrations = migrations,
            Tables = tables,
            AuditPosition = 0,
            Files = files,
            Keys = [],
        }));
        await File.WriteAllBytesAsync(Path.Combine(folder, BackupManifest.File), text, ct);
        await File.WriteAllTextAsync(Path.Combine(folder, BackupManifest.SumFile), Convert.ToHexStringLower(SHA256.HashData(text)), ct);
        await db.Database.CloseConnectionAsync();
    }

    private static async Task<List<string>> ColumnsAsync(NabijDb db, string table, CancellationToken ct) =>
        await (db.Database.IsNpgsql()
            ? db.Database.SqlQuery<string>($"""SELECT column_name AS "Value" FROM information_schema.columns WHERE table_name = {table}""")
            : db.Database.SqlQuery<string>($"""SELECT name AS "Value" FROM pragma_table_info({table})""")).ToListAsync(ct);
}
