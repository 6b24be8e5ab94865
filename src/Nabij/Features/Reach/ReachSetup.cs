using DnsClient;
using Nabij.Features.Jobs;
using Nabij.Platform;

namespace Nabij.Features.Reach;

internal static class ReachSetup
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DnsPatience = TimeSpan.FromSeconds(5);

    public static void AddReach(this IServiceCollection services)
    {
        services.AddSingleton<IOutside>(s => Make(s.GetRequiredService<Settings>()));
        services.AddScoped(s => new ContactRound(s.GetRequiredService<Settings>().ChecksContacts ? s.GetRequiredService<IOutside>() : null));
        services.AddScoped<SilentContacts>();
        services.AddSingleton<ReachWords>();
        services.AddJob<LookAtContacts>(every: LookAtContacts.Every);
    }

    // Made when it is first asked for: without the setting nobody does, so nothing can leave.
    private static Outside Make(Settings settings) => new(
        new HttpMessageInvoker(GuardedConnections.Handler(PublicAddress.Is)),
        new MailHosts(new LookupClient(new LookupClientOptions { Timeout = DnsPatience, Retries = 1, UseCache = false })),
        $"Nabij (+{settings.Url.AbsoluteUri})",
        Pause);
}
