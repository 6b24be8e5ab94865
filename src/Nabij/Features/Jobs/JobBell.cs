using System.Collections.Concurrent;

namespace Nabij.Features.Jobs;

/// <summary>Wakes this node's runner when work was added here. Other nodes find it when they look.</summary>
internal sealed class JobBell
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);

    /// <summary>Ends at the next ring. Ask before looking for work: what is added in between then rings too.</summary>
    public Task HeardAsync(string kind) => _waiting.GetOrAdd(kind, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Ring(string kind)
    {
        if (_waiting.TryRemove(kind, out var waiting))
        {
            waiting.TrySetResult();
        }
    }
}
