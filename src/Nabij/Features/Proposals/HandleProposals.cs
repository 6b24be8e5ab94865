using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Corrections;
using Nabij.Features.Directory;
using Nabij.Features.Messages;
using Nabij.Platform;

namespace Nabij.Features.Proposals;

/// <summary>What editors do with proposals.</summary>
internal sealed class HandleProposals(NabijDb db, Seals seals, Outbox outbox, AuditTrail audit, CurrentActor actor, TimeProvider clock)
{
    public const int Most = 200;

    /// <summary>Those that nobody dealt with yet, the oldest first, with how many there are.</summary>
    public async Task<(IReadOnlyList<Proposal> First, int All)> OpenAsync(CancellationToken ct)
    {
        var open = db.Proposals.AsNoTracking().Where(p => p.HandledAt == null);
        return (await open.OrderBy(p => p.SentAt).ThenBy(p => p.Id).Take(Most).ToListAsync(ct), await open.CountAsync(ct));
    }

    /// <summary>One proposal with the mail address to answer to, null when none was given or it was erased. Who opens it is remembered.</summary>
    public async Task<(Proposal Proposal, string? Mail)?> ShowAsync(string reference, CancellationToken ct)
    {
        if (await FindAsync(reference, ct) is not { } row)
        {
            return null;
        }

        audit.Add("proposal.opened", "proposals", "proposal", row.Id);
        await db.SaveChangesAsync(ct);
        return (row, row.Mail is { } mail ? seals.Open(mail, Proposal.Purpose(row.Id)) : null);
    }

    /// <summary>It was dealt with. Who left an address is told where the result stands, in the same save, unless it was no proposal.</summary>
    /// <param name="entry">Address without its language of the entry that was there already; null for none.</param>
    public async Task<Problem?> DoneAsync(string reference, ProposalOutcome outcome, string? entry, CancellationToken ct)
    {
        var key = entry?[(entry.LastIndexOf('/') + 1)..];
        var there = key is null ? [] : await db.Services.Where(s => s.Key == key).Select(s => s.Id).ToListAsync(ct);
        if (await StageAsync(reference, outcome, entry, await SecretPlaces.IsAtAsync(db, there, ct), ct) is { } problem)
        {
            return problem;
        }

        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            // A colleague did in the same moment.
            db.ChangeTracker.Clear();
            return ProposalProblems.AlreadyHandled;
        }
    }

    /// <summary>The same as part of the caller's save, which makes the entry. One that a colleague dealt with meanwhile stays as it is.</summary>
    /// <param name="isSecret">What it became lies where nobody may know.</param>
    public async Task<Problem?> StageAsync(string reference, ProposalOutcome outcome, string? entry, bool isSecret, CancellationToken ct)
    {
        if (await FindAsync(reference, ct) is not { } row)
        {
            return ProposalProblems.Unknown;
        }

        var mail = row.Mail is { } address ? seals.Open(address, Proposal.Purpose(row.Id)) : null;
        var token = row.Receipt is { } receipt ? seals.Open(receipt, Proposal.ReceiptPurpose(row.Id)) : null;
        if (row.Handle(clock.GetUtcNow(), outcome, entry, actor.Value.AccountId) is { } problem)
        {
            return problem;
        }

        if (isSecret)
        {
            row.ForgetWhere();
        }

        if (outcome != ProposalOutcome.NoProposal && mail is not null && token is not null)
        {
            outbox.Add(new NewMessage("proposal-handled", row.Language, MessageChannel.Mail, mail, $"/{row.Language}/proposals/{token}"));
        }

        audit.Add("proposal.handled", "proposals", "proposal", row.Id, outcome.Code());
        return null;
    }

    /// <summary>What was said of an entry that must not be found any more, as part of the caller's save.</summary>
    public async Task ForgetWhereAsync(string entry, CancellationToken ct)
    {
        foreach (var row in await db.Proposals.Where(p => p.Entry == entry).ToListAsync(ct))
        {
            row.ForgetWhere();
        }
    }

    private async Task<Proposal?> FindAsync(string reference, CancellationToken ct)
    {
        var plain = Correction.ReferenceOf(reference);
        return plain.Length == 0 ? null : await db.Proposals.SingleOrDefaultAsync(p => p.Reference == plain, ct);
    }
}
