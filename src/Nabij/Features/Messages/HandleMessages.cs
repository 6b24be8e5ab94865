using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Jobs;
using Nabij.Platform;

namespace Nabij.Features.Messages;

/// <summary>A message as an administrator sees it in the list: not for whom.</summary>
internal sealed record MessageRow(Guid Id, MessageChannel Channel, string Template, string Language, DateTimeOffset CreatedAt, DateTimeOffset NotBefore, string? Failure);

/// <summary>A message as it must be brought to somebody.</summary>
internal sealed record OpenedMessage(MessageRow Row, string Address, string Link, Wording Wording);

/// <summary>What an administrator does with messages that did not leave by themselves: there is no mail server, it refused, or a person must bring them.</summary>
internal sealed class HandleMessages(NabijDb db, Envelopes envelopes, MessageWords words, JobQueue queue, AuditTrail audit, TimeProvider clock)
{
    public const int Most = 200;

    public static readonly Problem Unknown = new("message.unknown", ProblemKind.NotFound);
    public static readonly Problem Unreadable = new("message.unreadable", ProblemKind.Conflict);

    private const string Purpose = "message-delivery";

    /// <summary>Those that wait or failed, the oldest first, with how many there are.</summary>
    public async Task<(IReadOnlyList<MessageRow> First, int All)> OpenAsync(CancellationToken ct)
    {
        var rows = await Unsent().AsNoTracking().OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Take(Most).ToListAsync(ct);
        return ([.. rows.Select(Row)], rows.Count < Most ? rows.Count : await Unsent().CountAsync(ct));
    }

    /// <summary>One message with address and link: the link may let its reader in, so who opens it is remembered.</summary>
    public async Task<Result<OpenedMessage>> ShowAsync(Guid id, CancellationToken ct)
    {
        if (await Unsent().SingleOrDefaultAsync(m => m.Id == id, ct) is not { } message)
        {
            return Unknown;
        }

        if (Open(message) is not { } opened)
        {
            return Unreadable;
        }

        await db.SaveChangesAsync(ct);
        return opened;
    }

    /// <summary>The letters that wait, to be printed, as with <see cref="ShowAsync"/>.</summary>
    public async Task<IReadOnlyList<OpenedMessage>> LettersAsync(CancellationToken ct)
    {
        var letters = await Unsent().Where(m => m.Channel == MessageChannel.Letter).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Take(Most).ToListAsync(ct);
        var opened = letters.Select(Open).OfType<OpenedMessage>().ToList();
        await db.SaveChangesAsync(ct);
        return opened;
    }

    /// <summary>A person brought these; their addresses and links are erased.</summary>
    public async Task<Problem?> DoneAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var messages = await Unsent().Where(m => ids.Contains(m.Id)).ToListAsync(ct);
        foreach (var message in messages)
        {
            message.Sent(clock.GetUtcNow());
            audit.Add("message.brought", Purpose, "message", message.Id, message.Template);
        }

        await db.SaveChangesAsync(ct);
        return messages.Count == 0 ? Unknown : null;
    }

    /// <summary>A mail that failed goes once more.</summary>
    public async Task<Problem?> RetryAsync(Guid id, CancellationToken ct)
    {
        if (await Unsent().SingleOrDefaultAsync(m => m.Id == id && m.State == MessageState.Failed, ct) is not { } message)
        {
            return Unknown;
        }

        message.TryAgain();
        queue.Add<SendMessage>(id, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return null;
    }

    private OpenedMessage? Open(Message message)
    {
        if (envelopes.Open(message) is not var (address, link))
        {
            return null;
        }

        audit.Add("message.opened", Purpose, "message", message.Id, message.Template);
        return new OpenedMessage(Row(message), address, link, words.For(message.Channel, message.Language, [(message.Template, link)]));
    }

    private static MessageRow Row(Message m) => new(m.Id, m.Channel, m.Template, m.Language, m.CreatedAt, m.NotBefore, m.Failure);

    private IQueryable<Message> Unsent() => db.Messages.Where(m => m.State == MessageState.Waiting || m.State == MessageState.Failed);
}
