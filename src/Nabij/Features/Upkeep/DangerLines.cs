using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Accounts;
using Nabij.Features.Audit;
using Nabij.Features.Directory;
using Nabij.Features.Editing;
using Nabij.Features.Finder;
using Nabij.Features.Jobs;
using Nabij.Features.Messages;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Features.Upkeep;

/// <summary>A line that people call in danger, with its last check.</summary>
/// <param name="Alarm">Null while nothing is wrong.</param>
internal sealed record DangerLine(Service Row, LineAlarm? Alarm, bool IsDue);

/// <summary>
/// The monthly check of lines of a danger (FIELD 8): an editor asks their owner, never by a test call. One that fails alarms editors and administrators the
/// same day, and is hidden when nobody confirms it within two days.
/// </summary>
internal sealed class DangerLines(NabijDb db, FindHelp find, ChangeEntry change, Outbox outbox, AuditTrail audit, CurrentActor actor, TimeProvider clock)
{
    /// <summary>Those that wait for something first, then the longest unchecked.</summary>
    public async Task<IReadOnlyList<DangerLine>> ListAsync(CancellationToken ct)
    {
        var keys = find.State.DangerLines().ToList();
        var rows = await db.Services.AsNoTracking().Where(s => keys.Contains(s.Key)).ToListAsync(ct);
        var ids = rows.Select(r => r.Id).ToList();
        var alarms = await db.LineAlarms.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ct);
        var last = clock.Today().AddMonths(-ReviewInterval.DangerLine);
        return
        [
            .. rows.Where(r => r.Status is EntryStatus.Active or EntryStatus.Inactive)
                .Select(r => new DangerLine(r, alarms.GetValueOrDefault(r.Id), r.CheckedOn is not { } day || day <= last))
                .OrderBy(l => l.Alarm is null).ThenBy(l => l.Row.CheckedOn ?? DateOnly.MinValue).ThenBy(l => l.Row.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>How many are to be checked, or failed their check.</summary>
    public async Task<int> WaitingAsync(CancellationToken ct) => (await ListAsync(ct)).Count(l => l.IsDue || l.Alarm is not null);

    /// <summary>Its owner said that number and hours hold: the alarm is over, and it is shown again if it was hidden.</summary>
    public async Task<Problem?> ConfirmAsync(string key, CancellationToken ct)
    {
        if (await FindAsync(key, ct) is not { } line)
        {
            return EditingProblems.Unknown;
        }

        var alarm = await db.LineAlarms.SingleOrDefaultAsync(a => a.Id == line.Id, ct);
        if (alarm is not null)
        {
            // Goes with the save of the change.
            db.Remove(alarm);
        }

        var today = clock.Today();
        var outcome = await change.RunAsync(
            line.Id, line.Version, before => EntryState.With(before, b => b with { CheckedOn = today, Status = b.Status == EntryStatus.Inactive ? EntryStatus.Active : b.Status }), KnownWhy.LineConfirmed, "owner", ct);
        if (outcome.IsDone && alarm is not null)
        {
            // Nothing to change, or a colleague saved in the same moment: then it did not go along.
            await db.LineAlarms.Where(a => a.Id == line.Id).ExecuteDeleteAsync(ct);
        }

        return outcome.Problem;
    }

    /// <summary>It is not right, or nobody could say that it is. Everybody who keeps the map hears it today.</summary>
    public async Task<Problem?> FailAsync(string key, CancellationToken ct)
    {
        if (await FindAsync(key, ct) is not { } line)
        {
            return EditingProblems.Unknown;
        }

        if (await db.LineAlarms.AnyAsync(a => a.Id == line.Id, ct))
        {
            return null;
        }

        var today = clock.Today();
        db.Add(new LineAlarm { Id = line.Id, At = clock.GetUtcNow(), ById = actor.Value.AccountId!.Value });
        var live = db.Memberships.Where(m => m.EndedAt == null && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today) && (m.Role == MemberRole.Editor || m.Role == MemberRole.Administrator));
        var keepers = await db.Accounts.AsNoTracking().Where(a => live.Any(m => m.AccountId == a.Id)).OrderBy(a => a.Id).Select(a => new { a.Email, a.Language }).ToListAsync(ct);
        foreach (var keeper in keepers)
        {
            outbox.Add(new NewMessage("line-alarm", keeper.Language, MessageChannel.Mail, keeper.Email!, $"/{keeper.Language}/editors/danger-lines", Urgent: true));
        }

        audit.Add("line.failed", "upkeep", "service", line.Id);
        await db.SaveChangesAsync(ct);
        return null;
    }

    private async Task<Service?> FindAsync(string key, CancellationToken ct) =>
        find.State.DangerLines().Contains(key) ? await db.Services.AsNoTracking().SingleOrDefaultAsync(s => s.Key == key, ct) : null;
}

/// <summary>Hides lines of a danger whose alarm nobody answered in time, each quarter of an hour.</summary>
internal sealed class HideLines(NabijDb db, ChangeEntry change, TimeProvider clock) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    public static string Kind => "upkeep.hide-lines";

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var before = now - LineAlarm.Patience;
        foreach (var alarm in await db.LineAlarms.AsNoTracking().Where(a => a.HiddenAt == null && a.At <= before).OrderBy(a => a.Id).ToListAsync(ct))
        {
            // Done twice it is done once: the second finds it hidden. Who changes the line in this moment is asked again in a quarter of an hour; an alarm
            // that was answered meanwhile hides nothing.
            if (await db.Services.AsNoTracking().SingleOrDefaultAsync(s => s.Id == alarm.Id, ct) is { Status: EntryStatus.Active } line &&
                await db.LineAlarms.AnyAsync(a => a.Id == alarm.Id, ct) &&
                !(await change.RunAsync(line.Id, line.Version, state => EntryState.With(state, b => b with { Status = EntryStatus.Inactive }), KnownWhy.LineHidden, DirectoryHistorySources.Editor, ct)).IsDone)
            {
                continue;
            }

            await db.LineAlarms.Where(a => a.Id == alarm.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.HiddenAt, now), ct);
        }
    }
}
