using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Jobs;
using Nabij.Platform;

namespace Nabij.Features.Messages;

/// <summary>
/// Sends a mail. What isn't urgent and waits for the same person in the same language leaves with it as one mail; the first of them sends it,
/// the others wait and find themselves sent, so that two nodes don't both send all.
/// </summary>
internal sealed class SendMessage(NabijDb db, Envelopes envelopes, MessageWords words, MailSender sender, TimeProvider clock) : IJob
{
    private const int MostTogether = 20;
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(10);

    public static string Kind => "messages.send";

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == run.SubjectId, ct) is not { State: MessageState.Waiting } own)
        {
            // Sent with another, by hand, or withdrawn.
            return;
        }

        if (!own.Urgent && QuietHours.EndAfter(now) is var open && open > now)
        {
            run.AgainAt = open;
            return;
        }

        var found = await TogetherAsync(own, now, ct);
        if (found.Find(f => f.Message.Id == own.Id) is not { } mine)
        {
            // It finds itself sent by then.
            run.AgainAt = now + Moment;
            return;
        }

        // What doesn't open now holds up nothing but itself.
        var opened = found.Select(f => new Opened(f.Message, f.JobDueAt, envelopes.Open(f.Message))).Where(o => o.Envelope is not null).ToList();
        if (!opened.Exists(o => o.Message.Id == own.Id))
        {
            // The folder of keys may be away for a while, or a key not be here yet.
            if (!run.IsLast)
            {
                throw new InvalidOperationException("A message could not be opened.");
            }

            mine.Message.Fail("SealLost", now);
            return;
        }

        // A moment further ahead than pauses reach comes from a wrong clock: nobody waits for that.
        var earlier = opened.TakeWhile(o => o.Message.Id != own.Id).FirstOrDefault(o => o.JobDueAt <= now + Job.LongestPause);
        if (earlier is not null)
        {
            run.AgainAt = earlier.JobDueAt > now + Moment ? earlier.JobDueAt : now + Moment;
            return;
        }

        await SendAsync(opened, run, ct);
    }

    private async Task SendAsync(List<Opened> mail, JobRun run, CancellationToken ct)
    {
        try
        {
            var wording = words.For(MessageChannel.Mail, mail[0].Message.Language, [.. mail.Select(o => (o.Message.Template, o.Envelope!.Value.Link))]);
            await sender.SendAsync(IdOf(mail), mail[0].Envelope!.Value.Address, wording, ct);
            mail.ForEach(o => o.Message.Sent(clock.GetUtcNow()));
        }
        catch (Exception e) when (!ct.IsCancellationRequested && (run.IsLast || MailSender.IsForEver(e)))
        {
            var failure = e is SmtpException smtp ? $"{e.GetType().Name} {smtp.StatusCode}" : e.GetType().Name;
            // Those that came along have tries of their own, where they have a job.
            foreach (var (message, _, _) in mail.Where(o => MailSender.IsForEver(e) || o.Message.Id == run.SubjectId || o.JobDueAt is null))
            {
                message.Fail(failure, clock.GetUtcNow());
            }
        }
    }

    // Of all that is in the mail: the same again is known as the same, and with one more in it, it is another.
    private static Guid IdOf(List<Opened> mail) =>
        mail.Count == 1 ? mail[0].Message.Id : StableId.From("mail", string.Join(' ', mail.Select(o => o.Message.Id)));

    // The message and those that wait for the same person, in their order, with when the job of each is due: in one question, so that all is
    // of one moment. Between two questions another node could have sent them.
    private Task<List<Found>> TogetherAsync(Message own, DateTimeOffset now, CancellationToken ct)
    {
        var jobs = db.Jobs.Where(j => j.Kind == Kind && j.State == JobState.Waiting);
        var waiting = db.Messages.Where(m => m.State == MessageState.Waiting && m.Channel == MessageChannel.Mail);
        var together = own.Urgent
            ? waiting.Where(m => m.Id == own.Id)
            : waiting.Where(m => m.AddressPrint == own.AddressPrint && m.Language == own.Language && !m.Urgent && (m.NotBefore <= now || m.Id == own.Id));
        return together.OrderBy(m => m.CreatedAt).ThenBy(m => m.Id)
            .Select(m => new Found(m, jobs.Where(j => j.SubjectId == m.Id).Min(j => (DateTimeOffset?)j.DueAt)))
            .Take(MostTogether)
            .ToListAsync(ct);
    }

    private sealed record Found(Message Message, DateTimeOffset? JobDueAt);

    private sealed record Opened(Message Message, DateTimeOffset? JobDueAt, (string Address, string Link)? Envelope);
}
