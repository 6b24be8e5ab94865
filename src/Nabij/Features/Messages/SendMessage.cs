using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Jobs;

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
        var earlier = found.TakeWhile(f => f.Message.Id != own.Id).FirstOrDefault(f => f.JobDueAt is not null);
        if (earlier is not null || !found.Exists(f => f.Message.Id == own.Id))
        {
            // It finds itself sent by then.
            run.AgainAt = earlier?.JobDueAt > now + Moment ? earlier.JobDueAt : now + Moment;
            return;
        }

        var together = found.Select(f => f.Message).ToList();
        var opened = together.Select(m => (Message: m, Envelope: envelopes.Open(m))).ToList();
        foreach (var (lost, _) in opened.Where(o => o.Envelope is null))
        {
            lost.Fail("SealLost", now);
        }

        var readable = opened.Where(o => o.Envelope is not null).ToList();
        if (readable.Count > 0)
        {
            await SendAsync([.. readable.Select(o => o.Message)], readable[0].Envelope!.Value.Address, [.. readable.Select(o => o.Envelope!.Value.Link)], run, ct);
        }
    }

    private async Task SendAsync(List<Message> messages, string address, List<string> links, JobRun run, CancellationToken ct)
    {
        try
        {
            await sender.SendAsync(messages[0].Id, address, words.For(MessageChannel.Mail, messages[0].Language, [.. messages.Zip(links, (m, link) => (m.Template, link))]), ct);
            messages.ForEach(m => m.Sent(clock.GetUtcNow()));
        }
        catch (Exception e) when (!ct.IsCancellationRequested && (run.IsLast || (e is SmtpException refused && MailSender.IsForEver(refused))))
        {
            var failure = e is SmtpException smtp ? $"{e.GetType().Name} {smtp.StatusCode}" : e.GetType().Name;
            messages.ForEach(m => m.Fail(failure, clock.GetUtcNow()));
        }
    }

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
}
