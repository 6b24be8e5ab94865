using System.Globalization;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Corrections;
using Nabij.Features.Jobs;
using Nabij.Features.Messages;
using Nabij.Platform;

namespace Nabij;

/// <summary><c>Nabij corrections</c>, <c>Nabij corrections show REF</c>, <c>Nabij corrections done REF OUTCOME</c>.</summary>
internal static class CorrectionsVerb
{
    public const string Usage =
        """
        Nabij corrections
                         list what people said is wrong with an entry and nobody dealt with yet
        Nabij corrections show REF
                         show one of them, with the mail address to answer to
        Nabij corrections done REF [OUTCOME]
                         it was dealt with; its mail address and its photo are erased, and who left an address gets one
                         mail with a link to what came of it: corrected (when nothing is said), was-right, could-not-check,
                         already-known, or not-about-this, which erases its words too and sends nothing

        """;

    public static Task<int> ListAsync(Settings settings) => WithAsync(settings, "corrections", async handle =>
    {
        var (first, all) = await handle.OpenAsync(CancellationToken.None);
        foreach (var row in first)
        {
            await Console.Out.WriteLineAsync($"{row.Spoken}  {Day(row.SentAt)}  {row.Entry}  {row.Part.ToString().ToLowerInvariant()}  {Short(row.Words)}");
        }

        await Console.Out.WriteLineAsync(all > first.Count ? $"{all} open; the oldest {first.Count} are shown." : $"{all} open.");
        return 0;
    });

    public static Task<int> ShowAsync(Settings settings, string reference) => WithAsync(settings, "corrections show", async handle =>
    {
        if (await handle.ShowAsync(reference, CancellationToken.None) is not var (row, mail, hasPhoto))
        {
            return await SayAsync(CorrectionProblems.Unknown);
        }

        await Console.Out.WriteLineAsync(
            $"""
            reference  {row.Spoken}
            sent       {Day(row.SentAt)}, on the page in {row.Language}
            entry      {settings.Link($"/{row.Language}/{row.Entry}")} (version {row.EntryVersion} was shown)
            wrong      {row.Part.ToString().ToLowerInvariant()}
            handled    {(row.HandledAt is { } handled ? $"{Day(handled)} {row.Outcome?.Code()}".TrimEnd() : "not yet")}
            photo      {(hasPhoto ? settings.Link($"/en/editors/reports/{row.Reference}") : "none")}
            answer to  {(mail is null ? "nobody" : TerminalText.Of(mail))}

            {(row.Words.Length == 0 ? "(its words are erased)" : TerminalText.Paragraph(row.Words))}
            """);
        return 0;
    });

    public static Task<int> DoneAsync(Settings settings, string reference, string code = "corrected") => WithAsync(settings, "corrections done", async handle =>
    {
        if (CorrectionOutcomes.Find(code) is not { } outcome)
        {
            await Console.Error.WriteLineAsync($"There is no such outcome. It is one of: {string.Join(", ", CorrectionOutcomes.All.Select(o => o.Code()))}.");
            return 1;
        }

        if (await handle.DoneAsync(reference, outcome, CancellationToken.None) is { } problem)
        {
            return await SayAsync(problem);
        }

        await Console.Out.WriteLineAsync("Done; its mail address and its photo are erased.");
        return 0;
    });

    private static async Task<int> SayAsync(Problem problem)
    {
        await Console.Error.WriteLineAsync(problem == CorrectionProblems.AlreadyHandled ? "That one was dealt with already." : "There is no report of that reference.");
        return 1;
    }

    private static string Day(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Short(string words) => TerminalText.Of(words.Length > 80 ? words[..80] : words);

    private static async Task<int> WithAsync(Settings settings, string verb, Func<HandleCorrections, Task<int>> act)
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
        services.AddScoped<HandleCorrections>();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        await Migrator.MigrateAsync(scope.ServiceProvider.GetRequiredService<NabijDb>(), CancellationToken.None);
        return await act(scope.ServiceProvider.GetRequiredService<HandleCorrections>());
    }
}
