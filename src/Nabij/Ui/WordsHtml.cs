using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Ui;

/// <summary>
/// A text that people wrote, in the page's language or else in another with <c>lang</c> and <c>dir</c> said; nothing for a missing text.
/// In a list of many it is written by itself: a tag helper for each costs more than the search.
/// </summary>
internal sealed class WordsHtml(LocalText? text, string element) : IHtmlContent
{
    public static IHtmlContent Span(LocalText? text) => new WordsHtml(text, "span");

    /// <summary>A blank line starts a new paragraph.</summary>
    public static IHtmlContent Paragraphs(LocalText? text) => new WordsHtml(text, "p");

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        if (text?.For(Languages.Current) is not { } shown)
        {
            return;
        }

        foreach (var part in element == "p" ? shown.Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [shown.Text])
        {
            writer.Write('<');
            writer.Write(element);
            if (shown.Language != Languages.Current)
            {
                writer.Write(" lang=\"");
                encoder.Encode(writer, shown.Language);
                writer.Write("\" dir=\"auto\"");
            }

            writer.Write('>');
            encoder.Encode(writer, part);
            writer.Write("</");
            writer.Write(element);
            writer.Write('>');
        }
    }
}
