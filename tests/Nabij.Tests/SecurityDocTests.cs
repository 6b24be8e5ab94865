using System.Text.RegularExpressions;
using Nabij.Tests.House;

namespace Nabij.Tests;

/// <summary>What docs/security says of the code and the tests can be looked up: a promise whose proof was renamed or removed is no promise.</summary>
public sealed partial class SecurityDocTests
{
    private static readonly List<(string Doc, string Text)> Docs = [.. Checkout.Files("docs/security", ".md").Select(f => (Path.GetFileName(f), File.ReadAllText(f)))];

    // Each class of the tests with the text of the files it stands in.
    private static readonly ILookup<string, string> Classes = Checkout.Files("tests", ".cs").Select(File.ReadAllText)
        .SelectMany(text => ClassName().Matches(text).Select(m => (Name: m.Groups["name"].Value, Text: text)))
        .ToLookup(c => c.Name, c => c.Text, StringComparer.Ordinal);

    [Fact]
    public void Each_test_that_is_named_exists()
    {
        var named = Docs.SelectMany(d => TestName().Matches(d.Text).Select(m => (d.Doc, Class: m.Groups["class"].Value, Method: m.Groups["method"].Value))).ToList();

        Assert.NotEmpty(named);
        Report.None(named.Where(n => !Classes[n.Class].Any(t => n.Method.Length == 0 || t.Contains($" {n.Method}(", StringComparison.Ordinal))).Select(n => $"{n.Doc}: {n.Class}.{n.Method}"));
    }

    [Fact]
    public void Each_file_that_is_named_exists()
    {
        var named = Docs.SelectMany(d => FileName().Matches(d.Text).Select(m => (d.Doc, Path: m.Groups["path"].Value))).ToList();

        Assert.NotEmpty(named);
        Report.None(named.Where(n => !File.Exists(Path.Combine(Checkout.Root, n.Path)) && !File.Exists(Path.Combine(Checkout.Root, "src/Nabij", n.Path))).Select(n => $"{n.Doc}: {n.Path}"));
    }

    [Fact]
    public void Each_requirement_stands_once_says_how_it_is_met_and_where()
    {
        var rows = Docs.Single(d => d.Doc == "asvs.md").Text.Split('\n').Where(l => RequirementRow().IsMatch(l)).Select(l => l.Split('|', StringSplitOptions.TrimEntries)).ToList();

        Assert.NotEmpty(rows);
        Report.None(rows.GroupBy(r => r[1], StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"{g.Key} stands twice"));
        Report.None(rows.Where(r => r.Length != 8 || r[4] is not ("met" or "partly" or "not" or "does not apply" or "open")).Select(r => $"{r[1]} has no state"));
        Report.None(rows.Where(r => r[4] is "met" or "partly" && r[5].Length == 0).Select(r => $"{r[1]} does not say where"));
    }

    // `SignInTests` or `SignInTests.Nobody_is_led_off_the_site`.
    [GeneratedRegex("`(?<class>[A-Z][A-Za-z]*(Tests|Properties))(\\.(?<method>[A-Za-z0-9_]+))?`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex TestName();

    // `Platform/Seals.cs`, from src/Nabij, or `docs/api.md`, from the root.
    [GeneratedRegex("`(?<path>[A-Za-z0-9_./-]+\\.(cs|cshtml|js|json|md|props|resx|sh))`", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex FileName();

    [GeneratedRegex("class (?<name>[A-Z][A-Za-z]*)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ClassName();

    // | 6.2.1 | …
    [GeneratedRegex("^\\| [0-9]+\\.[0-9]+\\.[0-9]+ ", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex RequirementRow();
}
