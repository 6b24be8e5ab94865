using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Nabij.Ui;

/// <summary>
/// The ring: how near. From the yellow heart outward neighbourhood, municipality, care zone, region; the filled rings say how near a
/// result is. Without a label it is the mark beside words that say the same.
/// </summary>
internal sealed class RingHtml(int filled, string? label) : IHtmlContent
{
    private static readonly int[] Radii = [6, 10, 14, 18];
    private static readonly string[] Circles = [.. Enumerable.Range(0, Radii.Length + 1).Select(Draw)];

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write("<svg class=\"ring\" viewBox=\"0 0 40 40\"");
        if (string.IsNullOrEmpty(label))
        {
            writer.Write(" aria-hidden=\"true\">");
        }
        else
        {
            writer.Write(" role=\"img\" aria-label=\"");
            encoder.Encode(writer, label);
            writer.Write("\">");
        }

        writer.Write(Circles[Math.Clamp(filled, 0, Radii.Length)]);
        writer.Write("</svg>");
    }

    private static string Draw(int filled) => string.Concat(Enumerable.Range(1, Radii.Length).Reverse()
        .Select(ring => string.Create(CultureInfo.InvariantCulture, $"<circle r=\"{Radii[ring - 1]}\" cx=\"20\" cy=\"20\" class=\"{(ring <= filled ? "on" : "off")}\"/>"))
        .Append("<circle r=\"3\" cx=\"20\" cy=\"20\" class=\"me\"/>"));
}
