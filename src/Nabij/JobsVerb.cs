using System.Globalization;
using Nabij.Data;
using Nabij.Features.Jobs;
using Nabij.Platform;

namespace Nabij;

/// <summary><c>Nabij jobs</c>, <c>Nabij jobs retry ID</c>.</summary>
internal static class JobsVerb
{
    public const string Usage =
        """
        Nabij jobs       list the work that failed, runs and waits
        Nabij jobs retry ID
                         try a job again at once that failed or waits for its next try

        """;

    public static Task<int> ListAsync(Settings settings) => WithAsync(settings, async handle =>
    {
        var (first, all) = await handle.OpenAsync(CancellationToken.None);
        foreach (var job in first)
        {
            var due = job.DueAt is { } moment ? moment.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "at once";
            await Console.Out.WriteLineAsync($"{job.Id}  {job.Shown.ToString().ToLowerInvariant(),-7}  {job.Kind,-20}  due {due,-20}  tries {job.Attempts}  {job.LastFailure}".TrimEnd());
        }

        await Console.Out.WriteLineAsync(string.Join(", ", all.Select(a => $"{a.Value} {a.Key.ToString().ToLowerInvariant()}")) +
            (all.Values.Sum() > first.Count ? $"; the first {first.Count} are shown." : "."));
        return 0;
    });

    public static Task<int> RetryAsync(Settings settings, Guid id) => WithAsync(settings, async handle =>
    {
        if (await handle.RetryAsync(id, CancellationToken.None) is { } problem)
        {
            await Console.Error.WriteLineAsync(problem == HandleJobs.NotNow ? "That job is running." : "There is no such job that waits or failed.");
            return 1;
        }

        await Console.Out.WriteLineAsync("It is due at once.");
        return 0;
    });

    private static async Task<int> WithAsync(Settings settings, Func<HandleJobs, Task<int>> act)
    {
        var services = new ServiceCollection();
        services.AddDatabase(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddJobQueue();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        await Migrator.MigrateAsync(scope.ServiceProvider.GetRequiredService<NabijDb>(), CancellationToken.None);
        return await act(scope.ServiceProvider.GetRequiredService<HandleJobs>());
    }
}
