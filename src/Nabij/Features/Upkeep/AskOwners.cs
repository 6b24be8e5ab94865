using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Features.Jobs;
using Nabij.Platform;

namespace Nabij.Features.Upkeep;

/// <summary>Once a day: asks the owners of entries whose time has come, and forgets links that don't work any more.</summary>
internal sealed class AskOwners(NabijDb db, FindHelp find, OwnerQuestions questions, TimeProvider clock) : IJob
{
    private const int AtOnce = 200;

    public static string Kind => "upkeep.ask-owners";

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        var old = now - OwnerLink.Works;
        await db.OwnerLinks.Where(l => l.MadeAt < old).ExecuteDeleteAsync(ct);

        var contacts = await db.OwnerContacts.Where(c => c.LookOn <= today).OrderBy(c => c.LookOn).ThenBy(c => c.Id).Take(AtOnce).ToListAsync(ct);
        var ids = contacts.Select(c => c.Id).ToList();
        var services = await db.Services.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        var seen = await db.LookedFor.AsNoTracking().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => (DateOnly?)l.LastOn, ct);
        var state = find.State;
        var dangerLines = state.DangerLines();
        foreach (var contact in contacts)
        {
            var service = services[contact.Id];
            var entry = state.Lines.GetValueOrDefault(service.Key) ?? state.Services.GetValueOrDefault(service.Key);
            var isDue = entry is not null && contact.MayBeAsked(today) &&
                OwnerQuestions.IsDue(entry, service.Document.CapacityMonths, dangerLines.Contains(service.Key), seen.GetValueOrDefault(contact.Id), contact.AskedOn, today);
            if (!isDue || !questions.Ask(contact))
            {
                contact.LookAgain(today.AddDays(1));
            }
        }

        if (contacts.Count == AtOnce)
        {
            run.AgainAt = now;
        }
    }
}
