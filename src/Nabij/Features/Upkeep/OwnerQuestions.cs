using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Features.Messages;
using Nabij.Platform;

namespace Nabij.Features.Upkeep;

/// <summary>Asks an owner, by one message with one link, whether an entry still holds and whether there is room. In the caller's save.</summary>
internal sealed class OwnerQuestions(NabijDb db, Seals seals, Outbox outbox, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The keys with which addresses were sealed may be away; then it is tried another day.</summary>
    public bool Ask(OwnerContact contact)
    {
        if (contact.Address is null || seals.Open(contact.Address, OwnerContact.Purpose(contact.Id)) is not { } address)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var token = Secrets.New();
        db.Add(new OwnerLink { Id = Guid.CreateVersion7(now), ServiceId = contact.Id, TokenHash = Secrets.HashOf(token), MadeAt = now });
        outbox.Add(new NewMessage("owner", contact.Language, contact.Channel, address, $"/{contact.Language}/owners/{token}"));
        audit.Add("owner.asked", "upkeep", "service", contact.Id);
        contact.Asked(clock.Today());
        return true;
    }

    /// <summary>
    /// Whether there is something to ask: the entry's time has come, or its word on room ran out and somebody looked for it since (FIELD 25).
    /// </summary>
    public static bool IsDue(Entry entry, int? capacityMonths, bool isDangerLine, DateOnly? lookedFor, DateOnly? askedOn, DateOnly today) =>
        ReviewInterval.IsDue(entry, isDangerLine, today) || IsRoomDue(entry.Capacity?.SaidOn ?? askedOn, capacityMonths ?? Capacity.DefaultMonths, lookedFor, today);

    /// <param name="since">The last word, or else the last question, which nobody answered.</param>
    public static bool IsRoomDue(DateOnly? since, int months, DateOnly? lookedFor, DateOnly today) =>
        months > 0 && lookedFor is { } seen && (since is not { } day || (day.AddMonths(months) <= today && seen >= day));
}
