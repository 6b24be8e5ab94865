using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Nabij.Features.Paper;

/// <summary>
/// Page numbers in a list of contents. No browser can count pages ahead (target-counter), so a file is printed twice: the second time with
/// the numbers that the first one shows.
/// </summary>
internal static partial class PdfPages
{
    /// <summary>Stands in the document where the page number of an anchor comes.</summary>
    public static string Mark(string anchor) => $"@@{anchor}@@";

    public static string Fill(string html, IReadOnlyDictionary<string, int> pages) =>
        MarkPattern().Replace(html, m => pages.TryGetValue(m.Groups["anchor"].Value, out var page) ? page.ToString(CultureInfo.InvariantCulture) : "");

    public static bool HasMarks(string html) => MarkPattern().IsMatch(html);

    /// <summary>Page of each anchor that something links to, as Chromium's PDF writer (Skia) puts them; empty when they are not found there.</summary>
    public static IReadOnlyDictionary<string, int> Of(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        var kids = new Dictionary<string, string[]>(StringComparer.Ordinal);
        string? root = null;
        foreach (Match pages in PagesPattern().Matches(text))
        {
            kids[pages.Groups["number"].Value] = [.. ReferencePattern().Matches(KidsPattern().Match(pages.Value).Value).Select(r => r.Groups["number"].Value)];
            root = pages.Value.Contains("/Parent", StringComparison.Ordinal) ? root : pages.Groups["number"].Value;
        }

        if (root is null || DestsPattern().Match(text) is not { Success: true } dests)
        {
            return new Dictionary<string, int>();
        }

        var order = new List<string>();
        void Walk(string number)
        {
            foreach (var kid in kids[number])
            {
                if (kids.ContainsKey(kid))
                {
                    Walk(kid);
                }
                else
                {
                    order.Add(kid);
                }
            }
        }

        Walk(root);
        var start = text.IndexOf($"\n{dests.Groups["number"].Value} 0 obj", StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf("endobj", start, StringComparison.Ordinal);
        return end < 0
            ? new Dictionary<string, int>()
            : DestPattern().Matches(text[start..end]).DistinctBy(d => d.Groups["anchor"].Value, StringComparer.Ordinal)
                .ToDictionary(d => d.Groups["anchor"].Value, d => order.IndexOf(d.Groups["number"].Value) + 1, StringComparer.Ordinal);
    }

    [GeneratedRegex("@@(?<anchor>[a-z0-9-]+)@@", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex MarkPattern();

    [GeneratedRegex(@"\n(?<number>[0-9]+) 0 obj\n<</Type /Pages\n[^>]*>>", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex PagesPattern();

    [GeneratedRegex(@"/Kids \[[^\]]*\]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex KidsPattern();

    [GeneratedRegex("(?<number>[0-9]+) 0 R", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ReferencePattern();

    [GeneratedRegex("/Dests (?<number>[0-9]+) 0 R", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DestsPattern();

    [GeneratedRegex(@"/(?<anchor>[A-Za-z0-9-]+) \[(?<number>[0-9]+) 0 R /XYZ", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex DestPattern();
}
