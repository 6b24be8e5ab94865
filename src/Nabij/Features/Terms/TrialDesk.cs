namespace Nabij.Features.Terms;

/// <summary>One trial at a time on each node: a whole state is built for it, and some thousand questions are asked.</summary>
internal sealed class TrialDesk : IDisposable
{
    private readonly SemaphoreSlim _free = new(1, 1);

    /// <summary>Runs it, or says null at once when somebody else's trial is running.</summary>
    public async Task<T?> RunAsync<T>(Func<Task<T>> trial, CancellationToken ct)
        where T : class
    {
        if (!await _free.WaitAsync(TimeSpan.Zero, ct))
        {
            return null;
        }

        try
        {
            return await trial();
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose() => _free.Dispose();
}
