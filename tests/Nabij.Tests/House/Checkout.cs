namespace Nabij.Tests.House;

/// <summary>The checkout the tests run in, for tests that read the sources.</summary>
internal static class Checkout
{
    public static readonly string Root = Up(AppContext.BaseDirectory) ?? Up(Environment.CurrentDirectory) ?? throw new DirectoryNotFoundException("Run the tests inside the checkout.");

    public static IEnumerable<string> Files(string folder, params string[] endings) =>
        System.IO.Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(f => endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)) && !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static string? Up(string? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, "Nabij.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }
}
