using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using System.Threading.RateLimiting;

namespace Nabij.Features.Paper;

internal enum PdfState
{
    Waiting,
    Making,
    Ready,
    Failed,
}

/// <summary>A PDF that was asked for. Known by what is in it, so that the same paper is printed once.</summary>
internal sealed class PdfJob(string html, string name)
{
    public string Id { get; } = Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(html)).AsSpan(0, 18));

    /// <summary>Name of the file.</summary>
    public string Name { get; } = name;

    /// <summary>The page to print; empty once that is done.</summary>
    public string Html { get; set; } = html;
    public volatile PdfState State;
    public byte[] File { get; set; } = [];
}

/// <summary>Why no PDF is made now.</summary>
internal enum PdfRefusal
{
    None,

    /// <summary>No Chromium on this machine.</summary>
    NotHere,

    /// <summary>Too many wait already.</summary>
    Full,

    /// <summary>This reader asked for too many.</summary>
    TooOften,
}

/// <summary>
/// Prints one at a time, so that a booklet never slows the search of others. Lives in memory: after a restart one asks again, and nothing
/// of what was asked stays anywhere.
/// </summary>
internal sealed class PdfDesk(Chromium chromium, ILogger<PdfDesk> log) : BackgroundService
{
    public const int MostWaiting = 20;
    public const int MostPerMinute = 20;
    private const int MostKept = 40;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, PdfJob> _jobs = new(StringComparer.Ordinal);
    private readonly List<PdfJob> _order = [];
    private readonly Channel<PdfJob> _waiting = Channel.CreateBounded<PdfJob>(MostWaiting);
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(who =>
        RateLimitPartition.GetFixedWindowLimiter(who, _ => new FixedWindowRateLimiterOptions { PermitLimit = MostPerMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>How many come before it.</summary>
    public int Before(PdfJob job)
    {
        lock (_lock)
        {
            return _order.TakeWhile(j => j != job).Count(j => j.State is PdfState.Waiting or PdfState.Making);
        }
    }

    public PdfJob? Find(string id)
    {
        lock (_lock)
        {
            var job = _jobs.GetValueOrDefault(id);
            if (job?.State is PdfState.Failed)
            {
                // Said once; who asks again gets another try.
                _jobs.Remove(id);
                _order.Remove(job);
            }

            return job;
        }
    }

    public (PdfJob? Job, PdfRefusal Refusal) Ask(PdfJob job, string who)
    {
        if (!chromium.IsThere)
        {
            return (null, PdfRefusal.NotHere);
        }

        if (Find(job.Id) is { } known)
        {
            return (known, PdfRefusal.None);
        }

        using var lease = _limiter.AttemptAcquire(who);
        if (!lease.IsAcquired)
        {
            return (null, PdfRefusal.TooOften);
        }

        lock (_lock)
        {
            if (!_waiting.Writer.TryWrite(job))
            {
                return (null, PdfRefusal.Full);
            }

            _jobs[job.Id] = job;
            _order.Add(job);
            foreach (var old in _order.Where(j => j.State is PdfState.Ready or PdfState.Failed).SkipLast(MostKept).ToList())
            {
                _jobs.Remove(old.Id);
                _order.Remove(old);
            }
        }

        return (job, PdfRefusal.None);
    }

    public override void Dispose()
    {
        _limiter.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var job in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            job.State = PdfState.Making;
            try
            {
                var file = await MakeAsync(job, stoppingToken);
                job.File = file ?? [];
                job.State = file is null ? PdfState.Failed : PdfState.Ready;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning("Printing failed: {Kind}", e.GetType().Name);
                job.State = PdfState.Failed;
            }

            job.Html = "";
        }
    }

    // A list of contents gets its page numbers from a first print; when they cannot be found there, it stays without.
    private async Task<byte[]?> MakeAsync(PdfJob job, CancellationToken ct)
    {
        var file = await chromium.PrintAsync(PdfPages.Fill(job.Html, new Dictionary<string, int>()), ct);
        return file is not null && PdfPages.HasMarks(job.Html) && PdfPages.Of(file) is { Count: > 0 } pages
            ? await chromium.PrintAsync(PdfPages.Fill(job.Html, pages), ct)
            : file;
    }
}
