using System.Text;
using Nabij.Platform;

namespace Nabij.Features.Paper;

/// <summary>A choice in words, to send: names, numbers, links. Nothing about why (FIELD 9).</summary>
internal sealed class ShareText(TextsOf<Texts> texts, PaperAddress address)
{
    /// <summary>Mail programs cut an address that is longer than this, some without a word.</summary>
    private const int MostInAddress = 1_900;

    public string Link(Choice choice) => address.Link($"/{Languages.Current}/paper{choice.Query}");

    public string Text(IEnumerable<PaperEntry> entries, Choice choice)
    {
        var text = new StringBuilder().Append(texts["share.mail.begin"]).Append("\n\n");
        foreach (var entry in entries)
        {
            var name = entry.Entry.Name.In(Languages.Current);
            text.Append(name).Append('\n');
            if (entry.Entry.Organization?.In(Languages.Current) is { } organization && organization != name)
            {
                text.Append(organization).Append('\n');
            }

            foreach (var phone in entry.Entry.Phones)
            {
                text.Append(phone.Label is { } label ? texts["share.mail.number", ("number", phone.Number), ("label", label.In(Languages.Current))] : phone.Number).Append('\n');
            }

            text.Append(entry.Link).Append("\n\n");
        }

        return text.Append(texts["share.mail.all"]).Append('\n').Append(Link(choice)).Append('\n').ToString();
    }

    /// <summary>Opens the reader's own mail program with the text; null when it is too long for that.</summary>
    public string? MailLink(string text)
    {
        var subject = texts["share.mail.subject"];
        var link = $"mailto:?subject={Uri.EscapeDataString(subject)}&body={Uri.EscapeDataString(text.ReplaceLineEndings("\r\n"))}";
        return link.Length <= MostInAddress ? link : null;
    }
}
