using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Messages;
using Nabij.Platform;

namespace Nabij.Features.Corrections;

/// <summary>What editors do with reports, and who keeps the program at its machine.</summary>
internal sealed class HandleCorrections(NabijDb db, Seals seals, Outbox outbox, AuditTrail audit, CurrentActor actor, TimeProvider clock)
{
    public const int Most = 200;

    /// <summary>Those that nobody dealt with yet, the oldest first, with how many there are.</summary>
    public async Task<(IReadOnlyList<Correction> First, int All)> OpenAsync(CancellationToken ct)
    {
        var open = db.Corrections.AsNoTracking().Where(c => c.HandledAt == null);
        return (await open.OrderBy(c => c.SentAt).ThenBy(c => c.Id).Take(Most).ToListAsync(ct), await open.CountAsync(ct));
    }

    /// <summary>
    /// One report with the mail address to answer to, null when none was given or it was erased, and whether there is a photo. Who opens it is
    /// remembered.
    /// </summary>
    public async Task<(Correction Report, string? Mail, bool HasPhoto)?> ShowAsync(string reference, CancellationToken ct)
    {
        if (await FindAsync(reference, ct) is not { } row)
        {
            return null;
        }

        audit.Add("correction.opened", "corrections", "correction", row.Id);
        await db.SaveChangesAsync(ct);
        return (row, row.Mail is { } mail ? seals.Open(mail, Correction.Purpose(row.Id)) : null, await db.CorrectionPhotos.AnyAsync(p => p.Id == row.Id, ct));
    }

    /// <summary>Its photo, a JPEG; null when there is none. Who sees it is remembered.</summary>
    public async Task<byte[]?> PhotoAsync(string reference, CancellationToken ct)
    {
        if (await FindAsync(reference, ct) is not { } row ||
            await db.CorrectionPhotos.AsNoTracking().SingleOrDefaultAsync(p => p.Id == row.Id, ct) is not { } photo ||
            seals.OpenBytes(photo.Picture, CorrectionPhoto.Purpose(row.Id)) is not { } picture)
        {
            return null;
        }

        audit.Add("correction.opened", "corrections", "correction", row.Id, "photo");
        await db.SaveChangesAsync(ct);
        return picture;
    }

    /// <summary>
    /// It was dealt with: its mail address and its photo are erased, and the words of what is no report. Who left an address is told where the result
    /// stands, in the same save; the message has a sealed copy of its own, until it is sent.
    /// </summary>
    public async Task<Problem?> DoneAsync(string reference, CorrectionOutcome outcome, CancellationToken ct)
    {
        if (await FindAsync(reference, ct) is not { } row)
        {
            return CorrectionProblems.Unknown;
        }

        var mail = row.Mail is { } address ? seals.Open(address, Correction.Purpose(row.Id)) : null;
        var token = row.Receipt is { } receipt ? seals.Open(receipt, Correction.ReceiptPurpose(row.Id)) : null;
        if (row.Handle(clock.GetUtcNow(), outcome, actor.Value.AccountId) is { } problem)
        {
            return problem;
        }

        if (outcome != CorrectionOutcome.NotAboutThis && mail is not null && token is not null)
        {
            outbox.Add(new NewMessage("correction-handled", row.Language, MessageChannel.Mail, mail, $"/{row.Language}/corrections/{token}"));
        }

        db.RemoveRange(await db.CorrectionPhotos.Where(p => p.Id == row.Id).ToListAsync(ct));
        audit.Add("correction.handled", "corrections", "correction", row.Id, outcome.Code());
        return await SaveAsync(CorrectionProblems.AlreadyHandled, ct);
    }

    /// <summary>Not right after all: it waits again.</summary>
    public async Task<Problem?> ReopenAsync(string reference, CancellationToken ct)
    {
        if (await FindAsync(reference, ct) is not { } row)
        {
            return CorrectionProblems.Unknown;
        }

        if (row.Reopen(clock.GetUtcNow()) is { } problem)
        {
            return problem;
        }

        audit.Add("correction.reopened", "corrections", "correction", row.Id);
        return await SaveAsync(CorrectionProblems.NotHandled, ct);
    }

    /// <summary>The report, when it was dealt with.</summary>
    public async Task<Correction?> HandledAsync(string reference, CancellationToken ct) =>
        await FindAsync(reference, ct) is { HandledAt: not null } row ? row : null;

    private async Task<Correction?> FindAsync(string reference, CancellationToken ct)
    {
        var plain = Correction.ReferenceOf(reference);
        return await db.Corrections.SingleOrDefaultAsync(c => c.Reference == plain, ct);
    }

    private async Task<Problem?> SaveAsync(Problem otherwise, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            // A colleague did in the same moment.
            db.ChangeTracker.Clear();
            return otherwise;
        }
    }
}
