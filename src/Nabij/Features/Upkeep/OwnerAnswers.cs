using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Directory;
using Nabij.Features.Editing;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Upkeep;

/// <summary>What somebody who got the link says about their entry: it still holds, or what changed.</summary>
internal sealed class OwnerAnswers(NabijDb db, ChangeEntry change, FindHelp find, AuditTrail audit, TimeProvider clock)
{
    /// <summary>What an owner may change from outside: facts that change often. Who it is for and whether it is shown stays with the editors.</summary>
    public static readonly IReadOnlyList<string> Texts = ["summary", "application", "fees"];

    private static readonly IReadOnlySet<string> Room = new HashSet<string>([CapacityFields.State, CapacityFields.Weeks, CapacityFields.Rhythm], StringComparer.Ordinal);

    private static readonly IReadOnlySet<string> Allowed = new HashSet<string>(
        [
            .. Room, "hours", "email", "url", "languages",
            .. Texts.SelectMany(t => Languages.All.Select(l => $"{t}.{l}")),
            .. Enumerable.Range(0, EntryForm.PhoneRows).SelectMany(i => Languages.All.Select(l => $"phone{i}.{l}").Prepend($"phone{i}")),
        ],
        StringComparer.Ordinal);

    /// <summary>The entry that a link is about; null when it does not work, for whatever reason.</summary>
    public async Task<Service?> FindAsync(string token, CancellationToken ct)
    {
        if (!Secrets.IsOne(token))
        {
            return null;
        }

        var (hash, oldest) = (Secrets.HashOf(token), clock.GetUtcNow() - OwnerLink.Works);
        return await (from link in db.OwnerLinks
                      where link.TokenHash == hash && link.MadeAt > oldest
                      join service in db.Services on link.ServiceId equals service.Id
                      where service.Status == EntryStatus.Active || service.Status == EntryStatus.TemporarilyClosed
                      select service).AsNoTracking().SingleOrDefaultAsync(ct);
    }

    /// <summary>Lines of a danger are changed by an editor who calls their owner (FIELD 8).</summary>
    public bool MayCorrect(Service entry) => !find.State.DangerLines().Contains(entry.Key);

    /// <summary>The form as it may be read: what it does not hold stays as it is.</summary>
    public EntryForm Read(Service entry, IEnumerable<KeyValuePair<string, StringValues>> fields) => EntryForm.Posted(
    [
        .. fields.Where(f => (MayCorrect(entry) ? Allowed : Room).Contains(f.Key)),
        KeyValuePair.Create("source", new StringValues("owner")),
        KeyValuePair.Create("why", new StringValues("owner")),
        // The monthly check of a line of a danger is an editor's.
        KeyValuePair.Create("checked", new StringValues(MayCorrect(entry) ? "yes" : "")),
        KeyValuePair.Create(CapacityFields.Again, new StringValues("yes")),
    ]);

    /// <summary>What must not be told of an entry whose place must not be known (FIELD 10).</summary>
    public async Task<IEnumerable<FieldProblem>> TellsAsync(Service entry, EntryForm form, CancellationToken ct) =>
        await SecretPlaces.IsAtAsync(db, [entry.Id], ct) ? SecretPlace.Check(form, find.State.Places) : [];

    /// <summary>Everything in the form holds today, in the owner's word.</summary>
    public async Task<ChangeOutcome> RightAsync(Service entry, EntryForm form, int seen, int decided, CancellationToken ct)
    {
        var (language, today) = (Languages.Current, clock.Today());
        var outcome = await change.RunAsync(
            entry.Id, seen, before => EntryState.With(form.Apply(before, seen, language, today), b => MayCorrect(entry) ? b with { OwnerId = entry.OrganizationId ?? entry.Id } : b), KnownWhy.OwnerSaysRight, form["source"], ct, decided);
        if (outcome.IsDone && await db.OwnerContacts.SingleOrDefaultAsync(c => c.Id == entry.Id, ct) is { } contact)
        {
            contact.Answered(today);
            await db.SaveChangesAsync(ct);
        }

        return outcome;
    }

    /// <summary>Whoever got this does not keep the entry: nobody is asked there any more, and editors see that it has no owner.</summary>
    public async Task NotMineAsync(Service entry, CancellationToken ct)
    {
        db.RemoveRange(await db.OwnerContacts.Where(c => c.Id == entry.Id).ToListAsync(ct));
        db.RemoveRange(await db.OwnerLinks.Where(l => l.ServiceId == entry.Id).ToListAsync(ct));
        audit.Add("owner.not-theirs", "upkeep", "service", entry.Id);
        await db.SaveChangesAsync(ct);

        // What was said by such a link counts no more; what the service said signed in does.
        var last = await db.DirectoryHistory.Where(h => h.RowId == entry.Id && (h.Who == EditorName.Owner || h.Who.StartsWith(EditorName.Service))).OrderByDescending(h => h.Version).Select(h => h.Who).FirstOrDefaultAsync(ct);
        if (last == EditorName.Owner)
        {
            await change.RunAsync(entry.Id, entry.Version, before => EntryState.With(before, b => b with { OwnerId = null }), KnownWhy.OwnerNotTheirs, DirectoryHistorySources.Owner, ct);
        }
    }

    /// <summary>The version that a form was made from.</summary>
    public static int SeenOf(string? typed, Service entry) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version >= 1 && version <= entry.Version ? version : entry.Version;
}
