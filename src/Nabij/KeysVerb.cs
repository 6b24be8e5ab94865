using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Keys;
using Nabij.Platform;

namespace Nabij;

/// <summary><c>Nabij keys</c>, <c>Nabij keys rotate</c>.</summary>
internal static class KeysVerb
{
    public const string Usage =
        """
        Nabij keys       list the keys that seal what must not be read, with how much each seals
        Nabij keys rotate
                         make a new one and seal everything with it, while the program serves; may be stopped and run again

        """;

    public static Task<int> ListAsync(Settings settings) => WithAsync(settings, async rotate =>
    {
        var keys = await rotate.ListAsync(CancellationToken.None);
        var newest = keys.Last(k => k.Exists).Key;
        foreach (var (key, values, exists) in keys)
        {
            await Console.Out.WriteLineAsync($"{key:000}.key  {values} values{(key == newest ? ", seals what is new" : exists ? "" : ", IS NOT THERE")}");
        }

        await Console.Out.WriteLineAsync("A key with 0 values opens older backups only. Remove it no sooner than a minute after a rotation, and not without a copy for those.");
        return 0;
    });

    public static Task<int> RotateAsync(Settings settings) => WithAsync(settings, async rotate =>
    {
        var done = await rotate.RunAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync(done.Made
            ? $"Key {done.Key} was made; {done.Renewed} values are sealed with it now."
            : $"An earlier rotation was finished: {done.Renewed} values are sealed with key {done.Key} now. Run it again for a new key.");
        if (done.Unopened > 0)
        {
            await Console.Error.WriteLineAsync($"{done.Unopened} values open with no key that is here, and were left as they are. See: nabij keys");
        }

        return done.Unopened > 0 ? 1 : 0;
    });

    private static async Task<int> WithAsync(Settings settings, Func<RotateKeys, Task<int>> act)
    {
        var services = new ServiceCollection();
        services.AddDatabase(settings);
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Seals>();
        services.AddScoped(_ => new CurrentActor { Value = Actor.CommandLine("keys") });
        services.AddAuditTrail();
        services.AddScoped<RotateKeys>();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        await Migrator.MigrateAsync(scope.ServiceProvider.GetRequiredService<NabijDb>(), CancellationToken.None);
        return await act(scope.ServiceProvider.GetRequiredService<RotateKeys>());
    }
}
