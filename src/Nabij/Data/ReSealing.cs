using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Nabij.Platform;

namespace Nabij.Data;

/// <summary>What one look through the sealed columns did: rows sealed anew, and rows that no key opens.</summary>
internal sealed record ReSealed(int Renewed, int Unopened);

/// <summary>
/// Seals every sealed column anew with the newest key of the ring, while others read and write: a row is replaced only where it still holds
/// the bytes that were read. It can be stopped at any moment and begun again.
/// </summary>
internal static class ReSealing
{
    private const int Batch = 20;

    public static async Task<ReSealed> RunAsync(NabijDb db, Seals seals, CancellationToken ct)
    {
        var (renewed, unopened) = (0, 0);
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            foreach (var column in SealedColumn.All(db))
            {
                for (Guid? last = null; await ReadAsync(db, column, seals.NewestKey, last, ct) is { Count: > 0 } rows; last = rows[^1].Id)
                {
                    var batch = rows.Select(r => (r.Id, r.Bytes, New: seals.Renew(Sealed.FromStored(r.Bytes), column.Purpose(r.Id)))).ToList();
                    unopened += batch.Count(r => r.New is null);
                    renewed += await WriteAsync(db, column, batch, ct);
                }
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }

        return new ReSealed(renewed, unopened);
    }

    /// <summary>How many values each key of the ring seals.</summary>
    public static async Task<IReadOnlyDictionary<byte, long>> CountAsync(NabijDb db, CancellationToken ct)
    {
        var counts = new SortedDictionary<byte, long>();
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            foreach (var column in SealedColumn.All(db))
            {
                await using var command = Command(db, $"""SELECT substr("{column.Column}", 1, 1), count(*) FROM "{column.Table}" WHERE "{column.Column}" IS NOT NULL GROUP BY 1""");
                await using var reader = await command.ExecuteReaderAsync(ct);
                while (await reader.ReadAsync(ct))
                {
                    if (await reader.GetFieldValueAsync<byte[]>(0, ct) is [var number])
                    {
                        counts[number] = counts.GetValueOrDefault(number) + reader.GetInt64(1);
                    }
                }
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }

        return counts;
    }

    private static async Task<List<(Guid Id, byte[] Bytes)>> ReadAsync(NabijDb db, SealedColumn column, byte newest, Guid? after, CancellationToken ct)
    {
        await using var command = Command(
            db,
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                SELECT "{column.Id}", "{column.Column}" FROM "{column.Table}"
                WHERE "{column.Column}" IS NOT NULL AND substr("{column.Column}", 1, 1) <> @newest{(after is null ? "" : $""" AND "{column.Id}" > @after""")}
                ORDER BY "{column.Id}" LIMIT {Batch}
                """),
            ("@newest", new[] { newest }),
            ("@after", after));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<(Guid, byte[])>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add((reader.GetGuid(0), await reader.GetFieldValueAsync<byte[]>(1, ct)));
        }

        return rows;
    }

    private static async Task<int> WriteAsync(NabijDb db, SealedColumn column, IEnumerable<(Guid Id, byte[] Old, Sealed? New)> rows, CancellationToken ct)
    {
        var written = 0;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var (id, old, @new) in rows.Where(r => r.New is not null))
        {
            await using var command = Command(
                db, $"""UPDATE "{column.Table}" SET "{column.Column}" = @new WHERE "{column.Id}" = @id AND "{column.Column}" = @old""", ("@new", @new!.ToStored()), ("@id", id), ("@old", old));
            command.Transaction = transaction.GetDbTransaction();
            written += await command.ExecuteNonQueryAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return written;
    }

    private static DbCommand Command(NabijDb db, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Tables and columns of our own model.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            if (value is not null)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }
        }

        return command;
    }
}
