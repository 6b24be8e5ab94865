namespace Nabij.Features.Jobs;

internal static class JobsSetup
{
    /// <summary>Adds work and shows what there is; runs nothing. Enough for the command line.</summary>
    public static void AddJobQueue(this IServiceCollection services)
    {
        services.AddSingleton<JobBell>();
        services.AddScoped<JobQueue>();
        services.AddScoped<HandleJobs>();
    }

    /// <summary>Runs the jobs whose kinds are added with <see cref="AddJob"/>.</summary>
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddJobQueue();
        services.AddScoped<JobClaims>();
        services.AddSingleton<JobRunner>();
        services.AddHostedService(s => s.GetRequiredService<JobRunner>());
        services.AddJob<ForgetJobs>(every: TimeSpan.FromDays(1));
    }

    /// <param name="every">Given for a recurring job: one row that all nodes share. It never fails for good.</param>
    public static void AddJob<TJob>(this IServiceCollection services, TimeSpan? every = null)
        where TJob : class, IJob
    {
        services.AddScoped<TJob>();
        services.AddSingleton(new JobKind(TJob.Kind, typeof(TJob), every));
    }
}
