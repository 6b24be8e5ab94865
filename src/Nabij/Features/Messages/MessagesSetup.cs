using Nabij.Features.Jobs;
using Nabij.Platform;

namespace Nabij.Features.Messages;

internal static class MessagesSetup
{
    /// <summary>Adds messages and shows what there is; sends nothing. Enough for the command line, where it needs jobs and audit beside it.</summary>
    public static void AddOutbox(this IServiceCollection services)
    {
        services.AddScoped<Envelopes>();
        services.AddScoped<MessageWords>();
        services.AddScoped<Outbox>();
        services.AddScoped<HandleMessages>();
    }

    public static void AddMessages(this IServiceCollection services, Settings settings)
    {
        services.AddOutbox();
        services.AddJob<ForgetMessages>(every: TimeSpan.FromDays(1));
        if (settings.Smtp is not null)
        {
            // Without a server nobody asks for these jobs, so they wait without being tried.
            services.AddScoped<MailSender>();
            services.AddJob<SendMessage>();
        }
    }
}
