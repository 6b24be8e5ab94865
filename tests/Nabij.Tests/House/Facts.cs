using System.Text.RegularExpressions;

namespace Nabij.Tests.House;

/// <summary>The tables of <c>tests/facts</c>: small CSV files without line breaks inside a field.</summary>
internal static partial class Facts
{
    public static List<Dictionary<string, string>> Read(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "facts", name));
        var columns = Fields(lines[0]);
        return [.. lines.Skip(1).Select(line => columns.Zip(Fields(line)).ToDictionary(f => f.First, f => f.Second, StringComparer.Ordinal))];
    }

    private static List<string> Fields(string line) =>
        [.. Field().Matches(line).Select(m => m.Groups["quoted"].Success ? m.Groups["quoted"].Value.Replace("\"\"", "\"", StringComparison.Ordinal) : m.Groups["plain"].Value)];

    [GeneratedRegex("(?<=^|,)(?:\"(?<quoted>(?:[^\"]|\"\")*)\"|(?<plain>[^,]*))(?=,|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();
}
