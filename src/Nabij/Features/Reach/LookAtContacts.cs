using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Jobs;
using Nabij.Platform;

namespace Nabij.Features.Reach;

/// <summary>
/// Looks at the contacts of each entry about once a month, a few entries an hour, the longest unseen first. It notes what failed, and changes no entry.
/// </summary>
internal sealed class LookAtContacts(NabijDb db, ContactRound round, TimeProvider clock) : IJob
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
        foreach (var entry in due)
        {
            var check = entry.Check ?? db.Add(new ContactCheck { Id = entry.Id }).Entity;
            var (findings, isWhole) = (new List<ContactFinding>(), true);
            foreach (var contact in Contact.Of(entry.Document))
            {
                var before = check.Findings.FirstOrDefault(f => f.Contact == contact);
                var look = await round.LookAsync(contact, ct);
                isWhole &= look.IsKnown;
                if ((look.Why is { } why ? ContactFinding.After(before, contact, why, look.Status, today) : look.IsKnown ? null : before) is { } finding)
                {
                    findings.Add(finding);
                }
            }

            check.Looked(findings, isWhole, today);
        }
    }
}
