using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Jobs;
using Nabij.Platform;

namespace Nabij.Tests.House;

/// <summary>One node that runs jobs on a database, with a clock of its own. Its jobs leave a mark in a table that any test may fill.</summary>
internal sealed class JobNode : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public JobNode(TestDatabase database, TimeSpan? every, bool forget)
    {
        var services = new ServiceCollection();
        services.AddDatabase(new Settings { Database = database.Setting, DataFolder = "", StateFolder = "", Url = new Uri("http://localhost") });
        services.AddSingleton<TimeProvider>(Clock);
        services.AddLogging(l => l.AddProvider(Log));
        services.AddScoped<CurrentActor>();
        services.AddSingleton(this);
        services.AddJobs();
        if (!forget)
        {
            services.Remove(services.Single(s => s.ImplementationInstance is JobKind { Name: var name } && name == ForgetJobs.Kind));
        }

        services.AddJob<Marks>();
        if (every is not null)
        {
            services.AddJob<Ticks>(every);
        }

        _services = services.BuildServiceProvider();
    }

    public TestClock Clock { get; } = new(TestClock.OfficeHours);

    public KeptLog Log { get; } = new();

    /// <summary>What happens in the middle of each try.</summary>
    public Func<JobRun, Task>? During { get; set; }

    /// <summary>The mark is made twice with one id, so that the save fails.</summary>
    public bool Twice { get; set; }

    public (string Kind, TaskCompletionSource Begun, TaskCompletionSource Go)? Held { get; private set; }

    public JobRunner Runner => _services.GetRequiredService<JobRunner>();

    public Task<int> RunDueAsync() => Runner.RunDueAsync(TestContext.Current.CancellationToken);

    /// <summary>The next job of this kind stops in the middle until it may go on.</summary>
    public (Task Begun, TaskCompletionSource Go) Hold(string kind = Marks.Name)
    {
        Held = (kind, new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously));
        return (Held.Value.Begun.Task, Held.Value.Go);
    }

    public async Task<Guid> AddAsync<TJob>(TimeSpan after = default)
        where TJob : IJob
    {
        var subject = Guid.CreateVersion7(Clock.GetUtcNow());
        await InScopeAsync(async s =>
        {
            s.Queue.Add<TJob>(subject, Clock.GetUtcNow() + after);
            await s.Db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        return subject;
    }

    public async Task InScopeAsync(Func<Parts, Task> act)
    {
        await using var scope = _services.CreateAsyncScope();
        var s = scope.ServiceProvider;
        await act(new Parts(s.GetRequiredService<NabijDb>(), s.GetRequiredService<JobQueue>(), s.GetRequiredService<JobClaims>(), s.GetRequiredService<HandleJobs>()));
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    public sealed record Parts(NabijDb Db, JobQueue Queue, JobClaims Claims, HandleJobs Handle);
}

internal sealed class Marks(NabijDb db, JobNode node, CurrentActor actor) : IJob
{
    public const string Name = "marks";

    public static string Kind => Name;

    public Task RunAsync(JobRun run, CancellationToken ct) => RunAsync(Kind, run, db, node, actor, ct);

    public static async Task RunAsync(string kind, JobRun run, NabijDb db, JobNode node, CurrentActor actor, CancellationToken ct)
    {
        if (node.Held is { } held && held.Kind == kind)
        {
            held.Begun.TrySetResult();
            await held.Go.Task.WaitAsync(ct);
        }

        await (node.During?.Invoke(run) ?? Task.CompletedTask);
        var now = node.Clock.GetUtcNow();
        db.Add(Mark(Guid.CreateVersion7(now)));
        if (node.Twice)
        {
            // Another row with what is unique of the first one of all jobs.
            db.Add(new Job { Id = Guid.CreateVersion7(now), Kind = kind, Key = "twice", AddedAt = now, DueAt = now });
            db.Add(new Job { Id = Guid.CreateVersion7(now), Kind = kind, Key = "twice", AddedAt = now, DueAt = now });
        }

        DirectoryHistory Mark(Guid id) => new()
        {
            Id = id,
            RowId = run.SubjectId ?? id,
            Version = (int)run.Fence,
            At = now,
            Who = $"{actor.Value.Kind} {actor.Value.Name}",
            Why = "",
            Source = kind,
            PatchBack = null,
        };
    }
}

internal sealed class Ticks(NabijDb db, JobNode node, CurrentActor actor) : IJob
{
    public static string Kind => "ticks";

    public Task RunAsync(JobRun run, CancellationToken ct) => Marks.RunAsync(Kind, run, db, node, actor, ct);
}
