using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Accounts;
using Nabij.Features.Agreements;
using Nabij.Features.Audit;
using Nabij.Features.Corrections;
using Nabij.Features.Doubles;
using Nabij.Features.Jobs;
using Nabij.Features.Messages;
using Nabij.Features.Organisations;
using Nabij.Features.Proposals;
using Nabij.Features.Upkeep;
using Nabij.Platform;

namespace Nabij.Features.Home;

/// <summary>Something that waits for somebody, and the page where it is done. <paramref name="Key"/> is of the texts, with one or other.</summary>
/// <param name="Path">Without its language.</param>
internal sealed record Waiting(string Key, int Count, string Path, DateOnly? Day = null);

/// <summary>A colleague whom one replaces, with the last day.</summary>
internal sealed record Replaced(string Name, DateOnly Until);

/// <summary>What waits for the one who acts, by their roles in the organisation they act for: as many questions as they have roles.</summary>
internal sealed class WhatWaits(NabijDb db, DangerLines lines, CurrentActor actor, TimeProvider clock)
{
    /// <summary>Whose last day comes within so many days is named in time to hand over.</summary>
    public const int DaysBefore = 14;

    public async Task<IReadOnlyList<Waiting>> FindAsync(ActingFor acting, CancellationToken ct)
    {
        var waiting = new List<Waiting>();
        foreach (var role in acting.Roles)
        {
            waiting.AddRange(role switch
            {
                nameof(MemberRole.Editor) => [await ReportsAsync(ct), await ProposalsAsync(ct), await DoublesAsync(ct), new("waits.lines", await lines.WaitingAsync(ct), "editors/danger-lines")],
                nameof(MemberRole.Manager) => [await AgreementsAsync(acting.OrganisationId, ct), await LeavingAsync(acting.OrganisationId, ct)],
                nameof(MemberRole.Administrator) => [await JobsAsync(ct), await MessagesAsync(ct), await UnsealedAsync(ct)],
                _ => (Waiting[])[],
            });
        }

        return [.. waiting.Where(w => w.Count > 0)];
    }

    public async Task<IReadOnlyList<Replaced>> ReplacedAsync(Guid organisationId, CancellationToken ct)
    {
        var today = clock.Today();
        var own = actor.Value.AccountId;
        return await (from away in db.Memberships.AsNoTracking()
                      where away.OrganisationId == organisationId && away.EndedAt == null && away.AwayFrom <= today && away.AwayUntil >= today
                      join substitute in db.Memberships on away.SubstituteId equals substitute.Id
                      where substitute.AccountId == own && substitute.EndedAt == null
                      join person in db.Accounts on away.AccountId equals person.Id
                      orderby away.AwayUntil, person.Name
                      select new Replaced(person.Name, away.AwayUntil!.Value)).Distinct().ToListAsync(ct);
    }

    private async Task<Waiting> ReportsAsync(CancellationToken ct)
    {
        var open = db.Corrections.Where(c => c.HandledAt == null);
        var oldest = await open.OrderBy(c => c.SentAt).Select(c => (DateTimeOffset?)c.SentAt).FirstOrDefaultAsync(ct);
        return new("waits.reports", await open.CountAsync(ct), "editors/reports", oldest is { } moment ? LocalDay.Of(moment) : null);
    }

    private async Task<Waiting> DoublesAsync(CancellationToken ct) => new("waits.doubles", await db.DoublePairs.CountAsync(p => p.State == DoubleState.Open, ct), "editors/doubles");

    private async Task<Waiting> ProposalsAsync(CancellationToken ct)
    {
        var open = db.Proposals.Where(p => p.HandledAt == null);
        var oldest = await open.OrderBy(p => p.SentAt).Select(p => (DateTimeOffset?)p.SentAt).FirstOrDefaultAsync(ct);
        return new("waits.proposals", await open.CountAsync(ct), "editors/proposals", oldest is { } moment ? LocalDay.Of(moment) : null);
    }

    private async Task<Waiting> AgreementsAsync(Guid own, CancellationToken ct) => new(
        "waits.agreements",
        await db.Agreements.CountAsync(a => a.Status == AgreementStatus.Proposed && a.ProposerId != own && (a.TakerId == own || a.SenderId == own), ct),
        "organisation/agreements");

    private async Task<Waiting> LeavingAsync(Guid own, CancellationToken ct)
    {
        var today = clock.Today();
        var until = today.AddDays(DaysBefore);
        return new(
            "waits.leaving",
            await db.Memberships.Where(m => m.OrganisationId == own && m.EndedAt == null && m.EndsOn >= today && m.EndsOn < until).Select(m => m.AccountId).Distinct().CountAsync(ct),
            "organisation",
            until);
    }

    private async Task<Waiting> JobsAsync(CancellationToken ct) => new("waits.jobs", await db.Jobs.CountAsync(j => j.State == JobState.Failed, ct), "jobs");

    // Each second somebody should seal; whoever stopped that in the database is seen here.
    private async Task<Waiting> UnsealedAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow().AddMinutes(-10);
        return new("waits.unsealed", await db.AuditEntries.CountAsync(e => e.Position == null && e.At < before, ct), "jobs");
    }

    private async Task<Waiting> MessagesAsync(CancellationToken ct) => new(
        "waits.messages",
        await db.Messages.CountAsync(m => m.State == MessageState.Failed || (m.State == MessageState.Waiting && m.Channel != MessageChannel.Mail), ct),
        "messages");
}
