using System.Globalization;
using System.Text;

namespace Nabij.Features.Paper;

/// <summary>The stylesheets and signs of the site as text, for a file that must hold all it needs.</summary>
internal sealed class PaperSheet(IWebHostEnvironment web)
{
    /// <summary>The stylesheet of everything that is meant for paper.</summary>
    public const string Path = "/paper.css";

    private readonly Lazy<string> _styles = new(() => Read(web, "nabij.css") + Read(web, "paper.css"));
    private readonly Lazy<string> _signs = new(() => Read(web, "signs.svg"));

    public string Signs => _signs.Value;

    /// <summary>All styles, with words at the foot of every page.</summary>
    public string Styles(string foot) => _styles.Value + "@page{@bottom-left{content:\"" + CssText(foot) + "\"}}";

    // The words come from people. Whatever is not a plain letter or digit is written by its number, so it can end neither text nor style.
    internal static string CssText(string words)
    {
        var text = new StringBuilder();
        foreach (var rune in words.EnumerateRunes())
        {
            text.Append(Rune.IsLetterOrDigit(rune) && rune.IsAscii ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\{rune.Value:x} "));
        }

        return text.ToString();
    }

    private static string Read(IWebHostEnvironment web, string file)
    {
        using var reader = new StreamReader(web.WebRootFileProvider.GetFileInfo(file).CreateReadStream());
        return reader.ReadToEnd();
    }
}
