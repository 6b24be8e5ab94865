using System.Diagnostics;

namespace Nabij.Bench.Beside;

/// <summary>
/// A PostgreSQL of our own in a temporary folder, reached by its socket there; stopped and removed with this, also when the benchmark
/// fails. It refuses to run as root.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    /// <summary>Everything fits in memory, a question runs in one process, nothing is compiled for milliseconds of work.</summary>
    public const string Settings =
        "shared_buffers=2GB work_mem=256MB maintenance_work_mem=512MB effective_cache_size=4GB random_page_cost=1.1 "
        + "jit=off max_parallel_workers_per_gather=0 default_statistics_target=200 max_wal_size=4GB autovacuum=off";

    private static readonly string Programs = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin/";
    private bool _isStopped;

    private PostgresServer(string folder) => Folder = folder;

    /// <summary>Everything in it goes when this is disposed.</summary>
    public string Folder { get; }

    public string Connection => $"Host={Folder};Username=postgres;Maximum Pool Size=8;Command Timeout=300";

    public static PostgresServer Start()
    {
        // In /tmp by name: a socket's path has at most 107 bytes.
        var server = new PostgresServer(Directory.CreateDirectory($"/tmp/nabij-bench.{Environment.ProcessId}").FullName);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        if (IsRoot)
        {
            Run("chown", "postgres", server.Folder);
        }
        RunAsPostgres(Programs + "initdb", "-D", server.Data, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--auth=trust", "--no-sync");
        var settings = string.Concat(Settings.Split(' ').Select(s => " -c " + s));
        RunAsPostgres(Programs + "pg_ctl", "-D", server.Data, "-w", "-l", server.Folder + "/log", "start", "-o", $"-c listen_addresses='' -k {server.Folder}{settings}");
        return server;
    }

    public void Dispose()
    {
        if (_isStopped)
        {
            return;
        }
        _isStopped = true;
        try
        {
            RunAsPostgres(Programs + "pg_ctl", "-D", Data, "-m", "immediate", "stop");
        }
        catch (InvalidOperationException e)
        {
            Console.Error.WriteLine(e.Message);
        }
        Run("rm", "-rf", Folder);
    }

    private string Data => Folder + "/data";

    private static bool IsRoot => string.Equals(Environment.UserName, "root", StringComparison.Ordinal);

    private static void RunAsPostgres(params IReadOnlyList<string> command) =>
        Run([.. IsRoot ? ["runuser", "-u", "postgres", "--"] : Array.Empty<string>(), .. command]);

    private static void Run(params IReadOnlyList<string> command)
    {
        // To a file, not a pipe: the server that pg_ctl starts would hold the pipe open.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null", "sh", .. command]) { WorkingDirectory = "/tmp", UseShellExecute = false };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}.");
        }
    }
}
