using Microsoft.EntityFrameworkCore;
using Nabij.Belgium;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Messages;
using Nabij.Platform;

namespace Nabij.Features.Upkeep;

/// <summary>What editors do about who keeps an entry: whom to ask, asking now, asking no more.</summary>
internal sealed class KeepOwner(NabijDb db, Seals seals, OwnerQuestions questions, AuditTrail audit, TimeProvider clock)
{
    public async Task<Problem?> ReachAsync(Guid id, MessageChannel? channel, string? address, string? language, CancellationToken ct)
    {
        if (channel is not { } chosen)
        {
            return OwnerProblems.ChannelMissing;
        }

        if (Address(chosen, address) is not { } clean)
        {
            return OwnerProblems.AddressWrong;
        }

        if (language is null || !Languages.Knows(language))
        {
            return OwnerProblems.LanguageMissing;
        }

        var contact = await db.OwnerContacts.SingleOrDefaultAsync(c => c.Id == id, ct);
        if (contact is null)
        {
            contact = new OwnerContact { Id = id };
            db.Add(contact);
        }

        // Whoever got a link at an address before is not asked any more.
        db.RemoveRange(await db.OwnerLinks.Where(l => l.ServiceId == id).ToListAsync(ct));
        contact.Reach(chosen, seals.Seal(clean, OwnerContact.Purpose(id)), language, clock.Today());
        audit.Add("owner.kept", "upkeep", "service", id, $"channel={chosen}");
        return await SaveAsync(ct);
    }

    /// <summary>Sends a link now, unless one went out within the month.</summary>
    public async Task<Problem?> AskAsync(Guid id, CancellationToken ct)
    {
        if (await db.OwnerContacts.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } contact)
        {
            return OwnerProblems.Unknown;
        }

        return !contact.MayBeAsked(clock.Today()) ? OwnerProblems.AskedAlready
            : questions.Ask(contact) ? await SaveAsync(ct)
            : OwnerProblems.AddressWrong;
    }

    public async Task ForgetAsync(Guid id, CancellationToken ct)
    {
        db.RemoveRange(await db.OwnerContacts.Where(c => c.Id == id).ToListAsync(ct));
        db.RemoveRange(await db.OwnerLinks.Where(l => l.ServiceId == id).ToListAsync(ct));
        audit.Add("owner.forgotten", "upkeep", "service", id);
        await SaveAsync(ct);
    }

    // As the outbox wants it: a number with its country, lines without what can't be printed.
    private static string? Address(MessageChannel channel, string? typed)
    {
        var clean = FormText.Clean(typed) ?? "";
        var address = channel != MessageChannel.Text ? clean : PhoneNumber.Read(clean) is { IsRead: true } number ? number.Value.E164 ?? "" : "";
        return Recipient.Fits(channel, address) ? address : null;
    }

    private async Task<Problem?> SaveAsync(CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateException)
        {
            // A colleague did the same in this moment, or the entry is gone.
            db.ChangeTracker.Clear();
            return OwnerProblems.ChangedMeanwhile;
        }
    }
}

internal static class OwnerProblems
{
    public static readonly Problem Unknown = new("owner.unknown", ProblemKind.NotFound);
    public static readonly Problem ChannelMissing = new("owner.channel-missing", ProblemKind.Invalid, "channel");
    public static readonly Problem AddressWrong = new("owner.address-wrong", ProblemKind.Invalid, "address");
    public static readonly Problem LanguageMissing = new("owner.language-missing", ProblemKind.Invalid, "language");
    public static readonly Problem AskedAlready = new("owner.asked-already", ProblemKind.Conflict);
    public static readonly Problem ChangedMeanwhile = new("owner.changed-meanwhile", ProblemKind.Conflict);
}
