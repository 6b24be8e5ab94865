using System.Globalization;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Jobs;
using Nabij.Features.Messages;
using Nabij.Platform;

namespace Nabij;

/// <summary><c>Nabij messages</c>, <c>Nabij messages show|done|retry ID</c>.</summary>
internal static class MessagesVerb
{
    public const string Usage =
        """
        Nabij messages   list the messages that wait or failed; without Nabij__Smtp all of them wait
        Nabij messages show ID
                         show one with its address and link, to bring it by hand; that it was opened is remembered
        Nabij messages done ID
                         it was brought; its address and link are erased
        Nabij messages retry ID
                         try a mail again that failed

        """;

    public static Task<int> ListAsync(Settings settings) => WithAsync(settings, "messages", async handle =>
    {
        var (first, all) = await handle.OpenAsync(CancellationToken.None);
        foreach (var row in first)
        {
            await Console.Out.WriteLineAsync(
                $"{row.Id}  {Lower(row.Channel),-6}  {row.Template,-16}  {row.Language}  made {Moment(row.CreatedAt)}  not before {Moment(row.NotBefore)}  {row.Failure}".TrimEnd());
        }

        await Console.Out.WriteLineAsync(all > first.Count ? $"{all} not sent; the oldest {first.Count} are shown." : $"{all} not sent.");
        if (settings.Smtp is null && all > 0)
        {
            await Console.Out.WriteLineAsync("No mail server is set (Nabij__Smtp), so mails wait.");
        }

        return 0;
    });

    public static Task<int> ShowAsync(Settings settings, Guid id) => WithAsync(settings, "messages show", async handle =>
    {
        var result = await handle.ShowAsync(id, CancellationToken.None);
        if (!result.Ok(out var message))
        {
            return await SayAsync(result.Problem!);
        }

        await Console.Out.WriteLineAsync(
            $"""
            {Lower(message.Row.Channel)} to
            {TerminalText.Paragraph(message.Address)}

            {message.Wording.Subject}

            {message.Wording.Text}
            """);
        return 0;
    });

    public static Task<int> DoneAsync(Settings settings, Guid id) => WithAsync(settings, "messages done", async handle =>
        await SayAsync(await handle.DoneAsync([id], CancellationToken.None), "Done; its address and link are erased."));

    public static Task<int> RetryAsync(Settings settings, Guid id) => WithAsync(settings, "messages retry", async handle =>
        await SayAsync(await handle.RetryAsync(id, CancellationToken.None), "It goes once more."));

    private static async Task<int> SayAsync(Problem? problem, string done = "")
    {
        if (problem is null)
        {
            await Console.Out.WriteLineAsync(done);
            return 0;
        }

        await Console.Error.WriteLineAsync(problem == HandleMessages.Unreadable ? "The key that opens it is gone." : "There is no such message.");
        return 1;
    }

    private static string Lower(MessageChannel channel) => channel.ToString().ToLowerInvariant();

    private static string Moment(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    private static async Task<int> WithAsync(Settings settings, string verb, Func<HandleMessages, Task<int>> act)
    {
        var services = new ServiceCollection();
        services.AddDatabase(settings);
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Seals>();
        services.AddSingleton(typeof(TextsOf<>));
        services.AddScoped(_ => new CurrentActor { Value = Actor.CommandLine(verb) });
        services.AddAuditTrail();
        services.AddJobQueue();
        services.AddOutbox();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        await Migrator.MigrateAsync(scope.ServiceProvider.GetRequiredService<NabijDb>(), CancellationToken.None);
        return await act(scope.ServiceProvider.GetRequiredService<HandleMessages>());
    }
}
