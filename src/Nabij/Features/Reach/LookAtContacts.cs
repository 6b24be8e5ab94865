using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Jobs;
using Nabij.Platform;

namespace Nabij.Features.Reach;

/// <summary>
/// Looks at the contacts of each entry about once a month, a few entries an hour, the longest unseen first. It notes what failed, and changes no entry.
/// </summary>
internal sealed class LookAtContacts(NabijDb db, ContactRound round, TimeProvider clock, ILogger<LookAtContacts> log) : IJob
{
    /// <summary>Some 36 000 entries in a month.</summary>
    public const int AtOnce = 50;

    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    public static string Kind => "reach.look";

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var today = clock.Today();
        var checks = db.ContactChecks;
        var due = await (from service in db.Services
                         where service.Status == EntryStatus.Active || service.Status == EntryStatus.TemporarilyClosed
                         join known in checks on service.Id equals known.Id into found
                         from check in found.DefaultIfEmpty()
                         where check == null || check.LookOn <= today
                         orderby check != null, check.LookOn, service.Id
                         select new { service.Id, service.Document, Check = check }).Take(AtOnce).ToListAsync(ct);
        var looks = new Dictionary<(Guid, Contact), Look>();
        foreach (var (id, contact) in due.SelectMany(e => Contact.Of(e.Document).Select(c => (e.Id, c))))
        {
            looks[(id, contact)] = await LookAsync(contact, ct);
        }

        foreach (var entry in due)
        {
            var check = entry.Check ?? db.Add(new ContactCheck { Id = entry.Id }).Entity;
            var (findings, isWhole) = (new List<ContactFinding>(), true);
            foreach (var contact in Contact.Of(entry.Document))
            {
                var before = check.Findings.FirstOrDefault(f => f.Contact == contact);
                var look = looks[(entry.Id, contact)];
                look = look.Why == Silence.NoAnswer && round.HeardNobody ? Look.NotKnown : look;
                isWhole &= look.IsKnown;
                if ((look.Why is { } why ? ContactFinding.After(before, contact, why, look.Status, today) : look.IsKnown ? null : before) is { } finding)
                {
                    findings.Add(finding);
                }
            }

            check.Looked(findings, isWhole, today);
        }
    }

    // One contact, whatever is wrong with it, never stops the round of all others.
    private async Task<Look> LookAsync(Contact contact, CancellationToken ct)
    {
        try
        {
            return await round.LookAsync(contact, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning("A contact could not be looked at: {Kind}", e.GetType().Name);
            return Look.NotKnown;
        }
    }
}
