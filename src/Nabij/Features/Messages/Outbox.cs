using Nabij.Data;
using Nabij.Features.Jobs;
using Nabij.Platform;

namespace Nabij.Features.Messages;

/// <summary>
/// What to tell whom. <paramref name="Template"/> names words of <c>Texts.resx</c> (<c>invitation.subject</c>, <c>invitation.body</c>);
/// <paramref name="Path"/> is where the one link leads and may carry a token of a single purpose. The same <paramref name="Key"/> twice is one message.
/// </summary>
internal sealed record NewMessage(string Template, string Language, MessageChannel Channel, string Address, string Path, string? Key = null, bool Urgent = false);

/// <summary>Adds a message, and the job that sends it, to the caller's save: it leaves when what it tells is true, and not otherwise.</summary>
internal sealed class Outbox(NabijDb db, JobQueue queue, Envelopes envelopes, MessageWords words, TimeProvider clock)
{
    public void Add(NewMessage message)
    {
        Check(words.Has(message.Template) && message.Template.Length <= Message.MaxTemplate, "There are no words for this kind of message.", nameof(message));
        Check(Languages.Knows(message.Language), "There are no words in this language.", nameof(message));
        Check(Recipient.Fits(message.Channel, message.Address), "The address does not fit the channel.", nameof(message));
        Check(Envelopes.IsPath(message.Path), "The path leads elsewhere.", nameof(message));
        var key = message.Key is null ? null : Message.HashOf(message.Key);
        if (key is not null && IsKnown(key))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        // A letter waits for a person anyway.
        var notBefore = message.Urgent || message.Channel == MessageChannel.Letter ? now : QuietHours.EndAfter(now);
        db.Add(new Message
        {
            Id = id,
            KeyHash = key,
            Channel = message.Channel,
            Template = message.Template,
            Language = message.Language,
            Address = envelopes.SealAddress(id, message.Address),
            AddressPrint = envelopes.PrintOf(message.Address),
            Path = envelopes.SealPath(id, message.Path),
            Urgent = message.Urgent,
            CreatedAt = now,
            NotBefore = notBefore,
        });
        if (message.Channel == MessageChannel.Mail)
        {
            queue.Add<SendMessage>(id, notBefore);
        }
    }

    // One look at a unique index, and only for who gives a key: not worth making every caller wait in the language's own way. Two
    // at the same moment meet at the index, and the second save fails whole.
    private bool IsKnown(string key) => db.Messages.Local.Any(m => m.KeyHash == key) || db.Messages.Any(m => m.KeyHash == key);

    // A mistake of the caller, who checks what people type; what was given is told to nobody.
    private static void Check(bool right, string otherwise, string name)
    {
        if (!right)
        {
            throw new ArgumentException(otherwise, name);
        }
    }
}
