using System.Globalization;
using Nabij.Platform;

namespace Nabij.Features.Messages;

/// <summary>A message as it is read: a line above it, and the text.</summary>
internal sealed record Wording(string Subject, string Text);

/// <summary>
/// Puts messages into words of the receiver's language. A new kind of message is two texts in three languages: <c>kind.subject</c>,
/// <c>kind.body</c>. They tell nothing about anybody; what is private stands behind the link.
/// </summary>
internal sealed class MessageWords(TextsOf<Texts> texts)
{
    public bool Has(string template) => texts.Has($"{template}.subject");

    public string Subject(string template, string language) => texts.In(language, $"{template}.subject");

    /// <summary>One message, or several for the same person as one.</summary>
    public Wording For(MessageChannel channel, string language, IReadOnlyList<(string Template, string Link)> messages)
    {
        var subject = messages is [var only]
            ? Subject(only.Template, language)
            : texts.In(language, "several.subject").Replace("{n}", messages.Count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var parts = messages.Select(m => Body(m.Template, language) + "\n\n" + m.Link).Prepend(texts.In(language, "hello")).Append(texts.In(language, "unexpected"));
        return new Wording(subject, string.Join("\n\n", channel == MessageChannel.Mail ? parts.Append(texts.In(language, "no-answers")) : parts) + "\n");
    }

    private string Body(string template, string language) => texts.In(language, $"{template}.body");
}
