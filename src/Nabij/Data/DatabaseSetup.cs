using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Nabij.Platform;
using Npgsql;

namespace Nabij.Data;

internal static class DatabaseSetup
{
    private const int MostPrepared = 100;

    public static void AddDatabase(this IServiceCollection services, Settings settings)
    {
        if (settings.Database.Split(':', 2) is not ["sqlite", var path])
        {
            var connection = Prepared(settings.Database["postgres:".Length..]);
            services.AddDbContextPool<NabijDb, PostgresDb>(o => o.UseNpgsql(connection));
            return;
        }

        var file = Path.GetFullPath(path);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var text = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30, ForeignKeys = true }.ToString();
        services.AddDbContextPool<NabijDb, SqliteDb>(o => o.UseSqlite(text).AddInterceptors(new SecureDelete()));
    }

    // What is asked often is planned once by each connection; planning it each time took longer than answering. Who puts a pooler between that
    // cannot keep prepared statements says "Max Auto Prepare=0" in the setting.
    private static string Prepared(string connection)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection);
        if (!builder.ShouldSerialize("Max Auto Prepare"))
        {
            builder.MaxAutoPrepare = MostPrepared;
        }

        return builder.ConnectionString;
    }
}
