using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Nabij.Platform;

namespace Nabij.Data;

internal static class DatabaseSetup
{
    public static void AddDatabase(this IServiceCollection services, Settings settings)
    {
        if (settings.Database.Split(':', 2) is not ["sqlite", var path])
        {
            var connection = settings.Database["postgres:".Length..];
            services.AddDbContextPool<NabijDb, PostgresDb>(o => o.UseNpgsql(connection));
            return;
        }

        var file = Path.GetFullPath(path);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var text = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30, ForeignKeys = true }.ToString();
        services.AddDbContextPool<NabijDb, SqliteDb>(o => o.UseSqlite(text).AddInterceptors(new SecureDelete()));
    }
}
