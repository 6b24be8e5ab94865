using System.Text.Json;

namespace Nabij.Features.Accounts.Passwords;

/// <summary>
/// The passwords that others try first: the list of the npm package in <c>package-lock.json</c> beside this file, brought in when the program
/// is built. In small letters.
/// </summary>
internal static class CommonPasswords
{
    private static readonly Lazy<HashSet<string>> All = new(Read);

    /// <summary>Whether it is one of them, also with digits and signs put around it.</summary>
    public static bool Has(string plain) => All.Value.Contains(plain) || (Core(plain) is { Length: > 0 } core && core.Length < plain.Length && All.Value.Contains(core) && plain.Length - core.Length <= MostAround);

    // Enough for a year and an exclamation mark; more signs around a word are signs of one's own.
    private const int MostAround = 6;

    private static string Core(string plain) => plain.Trim([.. plain.Where(c => !char.IsLetter(c)).Distinct()]);

    private static HashSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords.json")!;
        return JsonSerializer.Deserialize<string[]>(stream)!.ToHashSet(StringComparer.Ordinal);
    }
}
