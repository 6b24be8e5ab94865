using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Platform;

namespace Nabij.Features.Upkeep;

/// <summary>
/// Notes which entries' pages are opened, so that a service is asked about room only when somebody looked for it (FIELD 25). An id and a day, no count, no
/// person; in memory first, so that reading a page writes nothing.
/// </summary>
internal sealed class LookedForBook(IServiceScopeFactory scopes, TimeProvider clock, ILogger<LookedForBook> log) : BackgroundService
{
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private ConcurrentDictionary<Guid, byte> _seen = new();

    public void Note(Guid entry) => _seen.TryAdd(entry, 0);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await KeepAsync(cancellationToken);
    }

    public async Task KeepAsync(CancellationToken ct)
    {
        var seen = Interlocked.Exchange(ref _seen, new ConcurrentDictionary<Guid, byte>());
        try
        {
            foreach (var ids in seen.Keys.Order().Chunk(500))
            {
                await using var scope = scopes.CreateAsyncScope();
                await KeepAsync(scope.ServiceProvider.GetRequiredService<NabijDb>(), ids, ct);
            }
        }
        catch (Exception e)
        {
            // The database may be away for a moment, or another node noted the same in this moment: the next time takes them too.
            foreach (var id in seen.Keys)
            {
                Note(id);
            }

            if (e is not OperationCanceledException)
            {
                log.LogWarning("Keeping what was looked for failed: {Kind}", e.GetType().Name);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await KeepAsync(stoppingToken);
        }
    }

    private async Task KeepAsync(NabijDb db, Guid[] ids, CancellationToken ct)
    {
        var today = clock.Today();
        var known = await db.LookedFor.Where(l => ids.Contains(l.Id)).ToListAsync(ct);
        foreach (var row in known.Where(r => r.LastOn < today))
        {
            row.LastOn = today;
        }

        // An entry that was erased meanwhile has no page any more.
        var there = await db.Services.Where(s => ids.Contains(s.Id)).Select(s => s.Id).ToListAsync(ct);
        db.AddRange(there.Except(known.Select(k => k.Id)).Select(id => new LookedFor { Id = id, LastOn = today }));
        await db.SaveChangesAsync(ct);
    }
}
