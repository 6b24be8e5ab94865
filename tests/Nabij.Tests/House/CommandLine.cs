using System.Text;
using Microsoft.Extensions.Configuration;

namespace Nabij.Tests.House;

/// <summary>
/// The program's command line without a process of its own, which takes seconds to start: its exit code and all it says, to both outputs. What
/// is about processes (kills, signals, starting) uses <see cref="RunningProgram"/>.
/// </summary>
internal static class CommandLine
{
    private static readonly AsyncLocal<StringBuilder?> Heard = new();

    static CommandLine()
    {
        Console.SetOut(new Ear(Console.Out));
        Console.SetError(new Ear(Console.Error));
    }

    public static async Task<(int ExitCode, string Output)> RunAsync(string database, string data, string state, params string[] arguments)
    {
        var said = Heard.Value = new StringBuilder();
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Nabij:Database"] = database,
            ["Nabij:Data"] = data,
            ["Nabij:State"] = state,
        }).Build();
        return (await Verbs.RunAsync(settings, arguments[0], arguments[1..]), said.ToString());
    }

    /// <summary>Gives each test what its own command says, and leaves the rest where it went before.</summary>
    private sealed class Ear(TextWriter other) : TextWriter
    {
        public override Encoding Encoding => other.Encoding;

        public override void Write(char value)
        {
            if (Heard.Value is { } said)
            {
                said.Append(value);
            }
            else
            {
                other.Write(value);
            }
        }

        public override void Write(string? value)
        {
            if (Heard.Value is { } said)
            {
                said.Append(value);
            }
            else
            {
                other.Write(value);
            }
        }

        // Of the base these would go to another thread, or in two pieces.
        public override Task WriteLineAsync(string? value)
        {
            Write(value + NewLine);
            return Task.CompletedTask;
        }

        public override void WriteLine(string? value) => Write(value + NewLine);
    }
}
