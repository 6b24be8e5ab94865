using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Nabij.Data;

/// <summary>
/// SQLite writes zeros over what is deleted or replaced, where it would leave the bytes until the place is used again. It is a setting of each
/// connection, and no word of the connection string.
/// </summary>
internal sealed class SecureDelete : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Command(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = "PRAGMA secure_delete = ON";
        return command;
    }
}
