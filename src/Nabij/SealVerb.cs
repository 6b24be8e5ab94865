using System.Text;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Confidential;
using Nabij.Platform;

namespace Nabij;

/// <summary><c>Nabij seal KEY</c> and <c>Nabij seal show KEY</c>.</summary>
internal static class SealVerb
{
    public const string Usage =
        """
        Nabij seal KEY   keep the address of a confidential location, read from standard input, encrypted; it is shown nowhere
        Nabij seal show KEY
                         show that address, to you at this machine

        """;

    public static Task<int> SealAsync(Settings settings, string key) => WithAsync(settings, "seal", async addresses =>
    {
        if (await ReadAsync() is not { } address)
        {
            return await SayAsync(ConfidentialAddresses.TooLong);
        }

        if (await addresses.SealAsync(key, address, CancellationToken.None) is { } problem)
        {
            return await SayAsync(problem);
        }

        await Console.Out.WriteLineAsync("Sealed.");
        return 0;
    });

    public static Task<int> ShowAsync(Settings settings, string key) => WithAsync(settings, "seal show", async addresses =>
    {
        var found = await addresses.ShowAsync(key, CancellationToken.None);
        if (found.Problem is { } problem)
        {
            return await SayAsync(problem);
        }

        await Console.Out.WriteLineAsync(TerminalText.Paragraph(found.Value!));
        return 0;
    });

    // Never more than is needed to see that it is too long; null then.
    private static async Task<string?> ReadAsync()
    {
        var limit = SealedAddress.MaxLength * 2;
        var buffer = new char[limit + 1];
        using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        var count = await input.ReadBlockAsync(buffer);
        return count > limit ? null : new string(buffer, 0, count);
    }

    private static async Task<int> SayAsync(Problem problem)
    {
        await Console.Error.WriteLineAsync(problem.Code switch
        {
            "location.not-confidential" => "There is no confidential location of that key. It stands in locations.yaml with confidential: yes.",
            "address.empty" => "No address came in. Give it on standard input: echo '…' | nabij seal KEY",
            "address.too-long" => $"The address is longer than {SealedAddress.MaxLength} characters.",
            "address.not-sealed" => "No address was sealed for it yet.",
            _ => "The address cannot be opened: its key is not in the state folder, or its bytes were changed.",
        });
        return 1;
    }

    private static async Task<int> WithAsync(Settings settings, string verb, Func<ConfidentialAddresses, Task<int>> act)
    {
        var services = new ServiceCollection();
        services.AddDatabase(settings);
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Seals>();
        services.AddScoped(_ => new CurrentActor { Value = Actor.CommandLine(verb) });
        services.AddAuditTrail();
        services.AddScoped<ConfidentialAddresses>();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        await Migrator.MigrateAsync(scope.ServiceProvider.GetRequiredService<NabijDb>(), CancellationToken.None);
        return await act(scope.ServiceProvider.GetRequiredService<ConfidentialAddresses>());
    }
}
