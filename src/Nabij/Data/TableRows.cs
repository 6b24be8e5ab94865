using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Nabij.Data;

/// <summary>
/// The rows of a table as lines of JSON, the same from both databases: one array per row, a value per column. Ids and bytes are texts, moments
/// are microseconds since 1970 in UTC.
/// </summary>
internal static class TableRows
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes every row, in the order of the key; how many.</summary>
    public static async Task<long> WriteAsync(NabijDb db, TableShape table, Stream to, CancellationToken ct)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Tables and columns of our own model.
        command.CommandText = $"SELECT {Names(table.Columns.Select(c => c.Name))} FROM \"{table.Name}\" ORDER BY {Names(table.Key)}";
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = 0L;
        while (await reader.ReadAsync(ct))
        {
            await using (var json = new Utf8JsonWriter(to, Plain))
            {
                json.WriteStartArray();
                for (var i = 0; i < table.Columns.Count; i++)
                {
                    Write(json, reader, i, table.Columns[i].Kind);
                }

                json.WriteEndArray();
            }

            to.WriteByte((byte)'\n');
            rows++;
        }

        return rows;
    }

    /// <summary>Adds every row; how many.</summary>
    public static Task<long> ReadAsync(NabijDb db, TableShape table, Stream from, CancellationToken ct) =>
        db.Database.GetDbConnection() is NpgsqlConnection postgres
            ? ReadAsync(postgres, table, from, ct)
            : ReadAsync((SqliteConnection)db.Database.GetDbConnection(), table, from, ct);

    // One statement, so that rows of a table may point at each other.
    private static async Task<long> ReadAsync(NpgsqlConnection connection, TableShape table, Stream from, CancellationToken ct)
    {
        var rows = 0L;
        await using var import = await connection.BeginBinaryImportAsync($"COPY \"{table.Name}\" ({Names(table.Columns.Select(c => c.Name))}) FROM STDIN (FORMAT BINARY)", ct);
        await foreach (var row in LinesAsync(table, from, ct))
        {
            await import.StartRowAsync(ct);
            foreach (var (column, value) in table.Columns.Zip(row))
            {
                if (value is null)
                {
                    await import.WriteNullAsync(ct);
                }
                else
                {
                    await import.WriteAsync(value, PostgresType(column.Kind), ct);
                }
            }

            rows++;
        }

        await import.CompleteAsync(ct);
        return rows;
    }

    private static async Task<long> ReadAsync(SqliteConnection connection, TableShape table, Stream from, CancellationToken ct)
    {
        var rows = 0L;
        await using var insert = connection.CreateCommand();
#pragma warning disable CA2100 // Names of a backup are those of its schema's own tables, or this fails.
        insert.CommandText = $"INSERT INTO \"{table.Name}\" ({Names(table.Columns.Select(c => c.Name))}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"@{i}"))})";
#pragma warning restore CA2100
        var parameters = table.Columns.Select((_, i) => insert.Parameters.Add(new SqliteParameter($"@{i}", null))).ToList();
        await foreach (var row in LinesAsync(table, from, ct))
        {
            for (var i = 0; i < row.Length; i++)
            {
                parameters[i].Value = row[i] switch
                {
                    null => DBNull.Value,
                    DateTime moment => moment.Ticks,
                    var value => value,
                };
            }

            await insert.ExecuteNonQueryAsync(ct);
            rows++;
        }

        return rows;
    }

    private static async IAsyncEnumerable<object?[]> LinesAsync(TableShape table, Stream from, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        using var reader = new StreamReader(from);
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            using var row = JsonDocument.Parse(line);
            yield return row.RootElement.GetArrayLength() == table.Columns.Count
                ? [.. row.RootElement.EnumerateArray().Select((value, i) => Value(value, table.Columns[i].Kind))]
                : throw new JsonException($"A row of {table.Name} has not as many values as the table has columns.");
        }
    }

    private static void Write(Utf8JsonWriter json, DbDataReader reader, int i, ColumnKind kind)
    {
        if (reader.IsDBNull(i))
        {
            json.WriteNullValue();
            return;
        }

        switch (kind)
        {
            case ColumnKind.Id:
                json.WriteStringValue(reader.GetGuid(i));
                break;
            case ColumnKind.Moment:
                var ticks = reader is SqliteDataReader ? reader.GetInt64(i) : reader.GetFieldValue<DateTime>(i).Ticks;
                json.WriteNumberValue((ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
                break;
            case ColumnKind.Day:
                json.WriteStringValue(reader.GetFieldValue<DateOnly>(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case ColumnKind.Int or ColumnKind.Long:
                json.WriteNumberValue(reader.GetInt64(i));
                break;
            case ColumnKind.YesNo:
                json.WriteBooleanValue(reader.GetBoolean(i));
                break;
            case ColumnKind.Bytes:
                json.WriteBase64StringValue(reader.GetFieldValue<byte[]>(i));
                break;
            case ColumnKind.Real:
                json.WriteNumberValue(reader.GetDouble(i));
                break;
            default:
                json.WriteStringValue(reader.GetString(i));
                break;
        }
    }

    private static object? Value(JsonElement value, ColumnKind kind) => value.ValueKind == JsonValueKind.Null ? null : kind switch
    {
        ColumnKind.Id => value.GetGuid(),
        ColumnKind.Moment => DateTime.UnixEpoch.AddTicks(value.GetInt64() * TimeSpan.TicksPerMicrosecond),
        ColumnKind.Day => DateOnly.ParseExact(value.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        ColumnKind.Int => value.GetInt32(),
        ColumnKind.Long => value.GetInt64(),
        ColumnKind.YesNo => value.GetBoolean(),
        ColumnKind.Bytes => value.GetBytesFromBase64(),
        ColumnKind.Real => value.GetDouble(),
        _ => value.GetString(),
    };

    private static NpgsqlDbType PostgresType(ColumnKind kind) => kind switch
    {
        ColumnKind.Id => NpgsqlDbType.Uuid,
        ColumnKind.Moment => NpgsqlDbType.TimestampTz,
        ColumnKind.Day => NpgsqlDbType.Date,
        ColumnKind.Int => NpgsqlDbType.Integer,
        ColumnKind.Long => NpgsqlDbType.Bigint,
        ColumnKind.YesNo => NpgsqlDbType.Boolean,
        ColumnKind.Bytes => NpgsqlDbType.Bytea,
        ColumnKind.Real => NpgsqlDbType.Double,
        ColumnKind.Json => NpgsqlDbType.Jsonb,
        _ => NpgsqlDbType.Text,
    };

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"\"{n}\""));
}
