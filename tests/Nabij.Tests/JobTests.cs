using Microsoft.EntityFrameworkCore;
using Nabij.Features.Directory;
using Nabij.Features.Jobs;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class JobTestsOnSqlite() : JobTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class JobTestsOnPostgres() : JobTests(Engine.Postgres);

public abstract class JobTests(Engine engine) : IAsyncLifetime
{
    private TestDatabase _database = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.MigratedAsync(engine);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_job_is_there_when_what_it_belongs_to_is()
    {
        await using var node = Node();
        await node.InScopeAsync(s =>
        {
            // Never saved.
            s.Queue.Add<Marks>(null, node.Clock.GetUtcNow());
            return Task.CompletedTask;
        });
        await node.RunDueAsync();
        Assert.Empty(await MarksAsync());

        var subject = await node.AddAsync<Marks>();
        Assert.Empty(await MarksAsync());
        await node.RunDueAsync();
        await node.RunDueAsync();

        var mark = Assert.Single(await MarksAsync());
        Assert.Equal((subject, 1, "Job marks"), (mark.RowId, mark.Version, mark.Who));
        var job = Assert.Single(await JobsAsync());
        Assert.Equal((JobState.Done, 1, 1L, null), (job.State, job.Attempts, job.Fence, job.LeaseUntil));
    }

    [Fact]
    public async Task It_waits_for_its_moment_and_the_longest_due_comes_first()
    {
        await using var node = Node();
        var later = await node.AddAsync<Marks>(TimeSpan.FromMinutes(2));
        var sooner = await node.AddAsync<Marks>(TimeSpan.FromMinutes(1));
        var now = await node.AddAsync<Marks>();
        await node.RunDueAsync();
        Assert.Equal([now], (await MarksAsync()).Select(m => m.RowId));

        node.Clock.Pass(TimeSpan.FromMinutes(3));
        var order = new List<Guid>();
        node.During = run =>
        {
            order.Add(run.SubjectId!.Value);
            return Task.CompletedTask;
        };
        await node.RunDueAsync();
        Assert.Equal([sooner, later], order);
    }

    [Fact]
    public async Task Two_jobs_of_one_key_are_refused_with_all_of_the_save()
    {
        await using var node = Node();
        var twice = node.InScopeAsync(async s =>
        {
            s.Queue.Add<Marks>(null, node.Clock.GetUtcNow(), "the key");
            s.Queue.Add<Marks>(null, node.Clock.GetUtcNow(), "the key");
            await s.Db.SaveChangesAsync(Ct);
        });

        await Assert.ThrowsAsync<DbUpdateException>(() => twice);
        Assert.Empty(await JobsAsync());
    }

    [Fact]
    public async Task Many_nodes_do_each_job_once()
    {
        await using var first = Node();
        var subjects = new List<Guid>();
        for (var i = 0; i < 60; i++)
        {
            subjects.Add(await first.AddAsync<Marks>());
        }

        var nodes = new[] { first, Node(), Node(), Node() };
        await Task.WhenAll(nodes.Select(n => Task.Run(n.RunDueAsync)));

        Assert.Equal(subjects.Order(), (await MarksAsync()).Select(m => m.RowId).Order());
        Assert.All(await JobsAsync(), j => Assert.Equal((JobState.Done, 1L), (j.State, j.Fence)));
        foreach (var node in nodes.Skip(1))
        {
            await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task Who_was_away_too_long_saves_nothing_of_a_job_that_went_to_another()
    {
        await using var slow = Node();
        await using var quick = Node();
        await slow.AddAsync<Marks>();
        var (begun, go) = slow.Hold();
        var running = Task.Run(slow.RunDueAsync);
        await begun;

        // Still the first one's.
        await quick.RunDueAsync();
        Assert.Empty(await MarksAsync());
        quick.Clock.Pass(Job.Lease);
        await quick.RunDueAsync();
        go.SetResult();
        await running;

        Assert.Equal(2, Assert.Single(await MarksAsync()).Version);
        Assert.Equal((JobState.Done, 2L), Assert.Single((await JobsAsync()).Select(j => (j.State, j.Fence))));
    }

    // Its row waits again as before, so only the fence tells that it went round once.
    [Fact]
    public async Task A_recurring_job_that_went_to_another_counts_once_too()
    {
        await using var slow = Node(every: TimeSpan.FromSeconds(1));
        await using var quick = Node(every: TimeSpan.FromSeconds(1));
        var (begun, go) = slow.Hold(Ticks.Kind);
        var running = Task.Run(slow.RunDueAsync);
        await begun;
        quick.Clock.Pass(Job.Lease);
        await quick.RunDueAsync();
        var due = (await JobsAsync()).Single().DueAt;
        go.SetResult();
        await running;

        Assert.Equal(2, Assert.Single(await MarksAsync()).Version);
        Assert.Equal((JobState.Waiting, 2L, due, null), Assert.Single((await JobsAsync()).Select(j => (j.State, j.Fence, j.DueAt, j.LeaseUntil))));
    }

    [Fact]
    public async Task A_job_that_went_to_another_is_stopped_and_one_that_takes_long_is_kept()
    {
        await using var slow = Node();
        await using var other = Node();
        await slow.AddAsync<Marks>();
        var (begun, go) = slow.Hold();
        var running = Task.Run(slow.RunDueAsync);
        await begun;
        for (var i = 0; i < 20; i++)
        {
            // Each clock further, twenty times: without renewing the lease would be over twice.
            var before = (await JobsAsync()).Single().LeaseUntil;
            slow.Clock.Pass(Job.Renewal);
            other.Clock.Pass(Job.Renewal);
            await Wait.UntilAsync(async () => (await JobsAsync()).Single().LeaseUntil > before);
            await other.RunDueAsync();
            Assert.Empty(await MarksAsync());
        }

        other.Clock.Pass(Job.Lease);
        await other.RunDueAsync();
        slow.Clock.Pass(Job.Renewal);
        await running;

        Assert.False(go.Task.IsCompleted);
        Assert.Single(await MarksAsync());
        Assert.Equal((JobState.Done, 2L, 2), Assert.Single((await JobsAsync()).Select(j => (j.State, j.Fence, j.Attempts))));
    }

    [Fact]
    public async Task A_node_whose_clock_is_ahead_leaves_a_job_that_another_runs()
    {
        await using var slow = Node();
        await using var ahead = Node();
        ahead.Clock.Pass(Job.ClocksApart - TimeSpan.FromSeconds(1));
        await slow.AddAsync<Marks>();
        var (begun, go) = slow.Hold();
        var running = Task.Run(slow.RunDueAsync);
        await begun;
        // As long as its own renewals may take.
        ahead.Clock.Pass(Job.Renewal);
        Assert.Equal(0, await ahead.RunDueAsync());
        go.SetResult();
        await running;

        Assert.Equal((JobState.Done, 1L), Assert.Single((await JobsAsync()).Select(j => (j.State, j.Fence))));
    }

    [Theory]
    [InlineData("finished")]
    [InlineData("failed")]
    [InlineData("released")]
    public async Task A_renewal_that_comes_after_the_end_holds_nothing(string end)
    {
        await using var node = Node();
        await node.AddAsync<Marks>();
        await node.InScopeAsync(async s =>
        {
            var kind = Node<Marks>();
            var run = (await s.Claims.ClaimAsync(kind, Ct))!;
            Assert.True(await s.Claims.RenewAsync(run, Ct));
            run.AgainAt = node.Clock.GetUtcNow();
            await (end switch
            {
                "finished" => s.Claims.FinishAsync(kind, run, Ct),
                "failed" => s.Claims.FailAsync(kind, run, "failure", Ct),
                _ => s.Claims.ReleaseAsync(run, Ct),
            });
            Assert.False(await s.Claims.RenewAsync(run, Ct));
        });

        Assert.Null((await JobsAsync()).Single().LeaseUntil);
    }

    [Fact]
    public async Task What_was_due_before_other_work_came_is_done_before_it()
    {
        await using var node = Node();
        var before = await node.AddAsync<Marks>();
        var dated = await node.AddAsync<Marks>(TimeSpan.FromMinutes(1));
        node.Clock.Pass(TimeSpan.FromMinutes(2));
        var after = new List<Guid>();
        for (var i = 0; i < 10; i++)
        {
            after.Add(await node.AddAsync<Marks>());
            node.Clock.Pass(TimeSpan.FromMilliseconds(1));
        }

        var order = new List<Guid>();
        node.During = run =>
        {
            order.Add(run.SubjectId!.Value);
            return Task.CompletedTask;
        };
        await node.RunDueAsync();
        Assert.Equal([before, dated, .. after], order);
    }

    // A clock that was a year ahead: what it put off is due again, what was asked for then holds.
    [Fact]
    public async Task What_a_job_put_off_by_a_wrong_clock_does_not_wait_for_that()
    {
        await using var node = Node();
        await node.AddAsync<Marks>();
        var asked = await node.AddAsync<Marks>(TimeSpan.FromDays(400));
        node.Clock.Pass(TimeSpan.FromDays(365));
        node.During = run =>
        {
            run.AgainAt = node.Clock.GetUtcNow().AddDays(40);
            return Task.CompletedTask;
        };
        Assert.Equal(1, await node.RunDueAsync());
        Assert.Equal(node.Clock.GetUtcNow() + Job.LongestRest, (await JobsAsync()).Min(j => j.DueAt));
        node.Clock.Pass(-TimeSpan.FromDays(365));
        node.During = null;

        Assert.Equal(1, await node.RunDueAsync());
        Assert.Equal([asked], (await JobsAsync()).Where(j => j.State == JobState.Waiting).Select(j => j.SubjectId!.Value));
    }

    [Fact]
    public async Task It_is_tried_again_with_growing_pauses_then_given_up_and_a_person_can_try_again()
    {
        await using var node = Node();
        await node.AddAsync<Marks>();
        node.During = _ => throw new InvalidTimeZoneException("canary");
        var pauses = new List<TimeSpan>();
        while ((await JobsAsync()).Single() is { State: JobState.Waiting } waiting)
        {
            var due = waiting.DueAt > node.Clock.GetUtcNow() ? waiting.DueAt - node.Clock.GetUtcNow() : TimeSpan.Zero;
            pauses.Add(due);
            if (due > TimeSpan.Zero)
            {
                node.Clock.Pass(due - TimeSpan.FromSeconds(1));
                Assert.Equal(0, await node.RunDueAsync());
                node.Clock.Pass(TimeSpan.FromSeconds(1));
            }

            await node.RunDueAsync();
        }

        Assert.Equal([0, 1, 5, 30, 120, 720, 720], pauses.Select(p => p.TotalMinutes));
        var failed = (await JobsAsync()).Single();
        Assert.Equal((JobState.Failed, Job.MostAttempts, nameof(InvalidTimeZoneException)), (failed.State, failed.Attempts, failed.LastFailure));
        Assert.DoesNotContain(node.Log.Lines, l => l.Contains("canary", StringComparison.Ordinal));
        Assert.Empty(await MarksAsync());

        node.During = null;
        node.Clock.Pass(TimeSpan.FromDays(100));
        Assert.Equal(0, await node.RunDueAsync());
        await node.InScopeAsync(async s =>
        {
            Assert.Equal(HandleJobs.Unknown, await s.Handle.RetryAsync(Guid.Empty, Ct));
            Assert.Null(await s.Handle.RetryAsync(failed.Id, Ct));
        });
        await node.RunDueAsync();
        Assert.Equal(Job.MostAttempts + 1, Assert.Single(await MarksAsync()).Version);
        Assert.Null((await JobsAsync()).Single().LastFailure);
    }

    [Fact]
    public async Task A_job_that_ends_the_program_each_time_is_given_up_too()
    {
        await using var node = Node();
        await node.AddAsync<Marks>();
        for (var i = 1; i <= Job.MostAttempts; i++)
        {
            // What a killed program leaves: a claim that nobody ends.
            await node.InScopeAsync(async s => Assert.Equal(i, (await s.Claims.ClaimAsync(Node<Marks>(), Ct))!.Attempt));
            node.Clock.Pass(Job.Lease);
        }

        Assert.Equal(0, await node.RunDueAsync());
        Assert.Equal((JobState.Failed, "ProgramEnded"), Assert.Single((await JobsAsync()).Select(j => (j.State, j.LastFailure))));
    }

    [Fact]
    public async Task What_a_failed_save_leaves_is_nothing_and_it_is_tried_again()
    {
        await using var node = Node();
        var subject = await node.AddAsync<Marks>();
        node.Twice = true;
        await node.RunDueAsync();
        Assert.Empty(await MarksAsync());
        Assert.Equal((JobState.Waiting, nameof(DbUpdateException), null), Assert.Single((await JobsAsync()).Select(j => (j.State, j.LastFailure, j.LeaseUntil))));

        node.Twice = false;
        node.Clock.Pass(TimeSpan.FromMinutes(1));
        await node.RunDueAsync();
        Assert.Equal(subject, Assert.Single(await MarksAsync()).RowId);
    }

    [Fact]
    public async Task A_job_can_go_on_later_without_losing_a_try()
    {
        await using var node = Node();
        await node.AddAsync<Marks>();
        var later = node.Clock.GetUtcNow().AddHours(30);
        node.During = run =>
        {
            run.AgainAt = later;
            return Task.CompletedTask;
        };
        await node.RunDueAsync();
        Assert.Equal((JobState.Waiting, later, 0), Assert.Single((await JobsAsync()).Select(j => (j.State, j.DueAt, j.Attempts))));
        Assert.Single(await MarksAsync());

        node.During = null;
        node.Clock.Pass(TimeSpan.FromHours(30));
        await node.RunDueAsync();
        Assert.Equal(JobState.Done, (await JobsAsync()).Single().State);
        Assert.Equal(2, (await MarksAsync()).Count);
    }

    [Fact]
    public async Task A_recurring_job_is_one_row_that_all_nodes_share_and_it_never_fails_for_good()
    {
        await using var one = Node(every: TimeSpan.FromHours(1));
        await using var two = Node(every: TimeSpan.FromHours(1));
        await Task.WhenAll(Task.Run(one.RunDueAsync), Task.Run(two.RunDueAsync));
        Assert.Single(await MarksAsync());
        for (var hour = 0; hour < 5; hour++)
        {
            one.Clock.Pass(TimeSpan.FromHours(1));
            two.Clock.Pass(TimeSpan.FromHours(1));
            await Task.WhenAll(Task.Run(one.RunDueAsync), Task.Run(two.RunDueAsync));
        }

        Assert.Equal(6, (await MarksAsync()).Count);
        one.During = _ => throw new InvalidTimeZoneException();
        for (var hour = 0; hour < 20; hour++)
        {
            one.Clock.Pass(TimeSpan.FromHours(1));
            await one.RunDueAsync();
        }

        Assert.Equal((JobState.Waiting, nameof(InvalidTimeZoneException)), Assert.Single((await JobsAsync()).Select(j => (j.State, j.LastFailure))));
        one.During = null;
        one.Clock.Pass(TimeSpan.FromHours(1));
        await one.RunDueAsync();
        Assert.Equal(7, (await MarksAsync()).Count);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(40_000)]
    public async Task A_clock_that_is_set_back_neither_stops_nor_repeats_work(int hoursBack)
    {
        var back = TimeSpan.FromHours(-hoursBack);
        await using var node = Node(every: TimeSpan.FromSeconds(1));
        await node.RunDueAsync();
        await using var marks = Node();
        var done = await marks.AddAsync<Marks>();
        await marks.RunDueAsync();
        await marks.AddAsync<Marks>();
        marks.During = _ => throw new InvalidTimeZoneException();
        await marks.RunDueAsync();
        await marks.AddAsync<Marks>();
        await marks.InScopeAsync(async s => Assert.NotNull(await s.Claims.ClaimAsync(Node<Marks>(), Ct)));
        await marks.AddAsync<Marks>();
        marks.During = null;

        marks.Clock.Pass(back);
        node.Clock.Pass(back);
        await marks.RunDueAsync();
        // What waited for its next try may wait as long as a pause can be, and a minute.
        marks.Clock.Pass(Job.LongestPause + Job.ClocksApart);
        await marks.RunDueAsync();
        var recurring = (await MarksAsync()).Count(m => m.Source == Ticks.Kind);
        node.Clock.Pass(TimeSpan.FromMinutes(1));
        await node.RunDueAsync();

        var all = await MarksAsync();
        Assert.Equal(4, all.Count(m => m.Source == Marks.Kind));
        Assert.Single(all, m => m.RowId == done);
        Assert.Equal(recurring + 1, all.Count(m => m.Source == Ticks.Kind));
        Assert.All((await JobsAsync()).Where(j => j.Kind == Marks.Kind), j => Assert.Equal(JobState.Done, j.State));
    }

    [Fact]
    public async Task Rows_of_done_jobs_go_after_a_month_and_failed_ones_stay()
    {
        await using var node = Node(forget: true);
        await node.AddAsync<Marks>();
        await node.RunDueAsync();
        node.During = _ => throw new InvalidTimeZoneException();
        await node.AddAsync<Marks>();
        for (var days = 0; days < 29; days++)
        {
            await node.RunDueAsync();
            node.Clock.Pass(TimeSpan.FromDays(1));
        }

        Assert.Equal([JobState.Done, JobState.Failed], (await JobsAsync()).Where(j => j.Kind == Marks.Kind).Select(j => j.State).Order());
        node.Clock.Pass(TimeSpan.FromDays(2));
        await node.RunDueAsync();
        Assert.Equal([JobState.Failed], (await JobsAsync()).Where(j => j.Kind == Marks.Kind).Select(j => j.State));
    }

    // Without letting time pass: the bell wakes the runner, not its timer.
    [Fact]
    public async Task Work_added_here_begins_at_once_and_no_kind_waits_for_another()
    {
        await using var node = Node(every: TimeSpan.FromDays(1));
        await node.Runner.StartAsync(Ct);
        await Wait.UntilAsync(async () => (await MarksAsync()).Count == 1);
        var (begun, go) = node.Hold(Marks.Kind);
        await node.AddAsync<Marks>();
        await begun;
        var job = (await JobsAsync()).Single(j => j.Kind == Ticks.Kind);
        await node.InScopeAsync(async s => Assert.Null(await s.Handle.RetryAsync(job.Id, Ct)));
        // The recurring job looks once a minute.
        node.Clock.Pass(TimeSpan.FromMinutes(1));
        await Wait.UntilAsync(async () => (await MarksAsync()).Count(m => m.Source == Ticks.Kind) == 2);
        Assert.DoesNotContain(await MarksAsync(), m => m.Source == Marks.Kind);
        go.SetResult();
        await Wait.UntilAsync(async () => (await MarksAsync()).Any(m => m.Source == Marks.Kind));
        await node.Runner.StopAsync(Ct);
    }

    [Fact]
    public async Task A_program_that_stops_gives_its_job_back_at_once()
    {
        await using var node = Node();
        var (begun, _) = node.Hold();
        await node.AddAsync<Marks>();
        await node.Runner.StartAsync(Ct);
        await begun;
        await node.Runner.StopAsync(Ct);

        Assert.Equal((JobState.Waiting, 0, null), Assert.Single((await JobsAsync()).Select(j => (j.State, j.Attempts, j.LeaseUntil))));
        await using var other = Node();
        await other.RunDueAsync();
        Assert.Single(await MarksAsync());
    }

    [Fact]
    public async Task The_command_line_lists_what_failed_runs_and_waits_and_tries_again()
    {
        await using var node = Node();
        node.During = _ => throw new InvalidTimeZoneException("canary");
        await node.AddAsync<Marks>();
        for (var i = 0; i < Job.MostAttempts; i++)
        {
            await node.RunDueAsync();
            node.Clock.Pass(Job.LongestPause);
        }

        var failed = (await JobsAsync()).Single();
        await node.AddAsync<Marks>();
        await node.AddAsync<Marks>(TimeSpan.FromDays(30_000));

        var (list, code) = await RunAsync("jobs");
        Assert.Equal(0, code);
        Assert.Contains($"{failed.Id}  failed   marks ", list, StringComparison.Ordinal);
        Assert.Contains("tries 7  InvalidTimeZoneException", list, StringComparison.Ordinal);
        Assert.Contains("waiting  marks                 due at once               tries 0", list, StringComparison.Ordinal);
        Assert.Contains("1 failed, 0 running, 2 waiting.", list, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", list, StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync("jobs", "retry", failed.Id.ToString())).Code);
        Assert.Equal(1, (await RunAsync("jobs", "retry", Guid.Empty.ToString())).Code);
        Assert.Equal(2, (await RunAsync("jobs", "retry", "one")).Code);
        Assert.Contains("0 failed, 0 running, 3 waiting.", (await RunAsync("jobs")).Output, StringComparison.Ordinal);
    }

    private JobNode Node(TimeSpan? every = null, bool forget = false) => new(_database, every, forget);

    private static JobKind Node<TJob>()
        where TJob : IJob => new(TJob.Kind, typeof(TJob), null);

    private async Task<List<DirectoryHistory>> MarksAsync()
    {
        await using var db = _database.Open();
        return await db.Set<DirectoryHistory>().AsNoTracking().ToListAsync(Ct);
    }

    private async Task<List<Job>> JobsAsync()
    {
        await using var db = _database.Open();
        return await db.Jobs.AsNoTracking().Where(j => j.Kind != ForgetJobs.Kind).OrderBy(j => j.Id).ToListAsync(Ct);
    }

    private async Task<(string Output, int Code)> RunAsync(params string[] arguments)
    {
        var (code, said) = await CommandLine.RunAsync(_database.Setting, Path.GetTempPath(), Path.GetTempPath(), arguments);
        return (said, code);
    }
}
