namespace Nabij.Bench;

/// <summary>A folder that goes with this, also when the benchmark is stopped.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => AppDomain.CurrentDomain.ProcessExit += Remove;

    public string Path { get; } = Directory.CreateTempSubdirectory("nabij-bench-").FullName;

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= Remove;
        Remove(null, EventArgs.Empty);
    }

    private void Remove(object? sender, EventArgs e) => Directory.Delete(Path, recursive: true);
}
