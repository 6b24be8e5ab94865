using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Editing;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Upkeep;

/// <summary>An entry of the organisation one acts for.</summary>
/// <param name="IsStale">Nobody said within its interval that it still holds.</param>
/// <param name="IsRoomAsked">Somebody looked for it since its last word on room ran out.</param>
internal sealed record OwnService(string Key, LocalText Name, DateOnly? CheckedOn, bool IsStale, bool IsRoomAsked);

/// <summary>What the organisation one acts for offers, and what each page asks for.</summary>
internal sealed class OwnServices(NabijDb db, EntryRights rights, FindHelp find, TimeProvider clock)
{
    public const int Most = 200;

    /// <summary>Those that ask for something first.</summary>
    public async Task<IReadOnlyList<OwnService>> ListAsync(CancellationToken ct)
    {
        var open = rights.OfOwnOrganisation().AsNoTracking().Where(s => s.Status == EntryStatus.Active || s.Status == EntryStatus.TemporarilyClosed);
        var rows = await open.OrderBy(s => s.Key).Take(Most).Select(s => new { s.Id, s.Key, s.CheckedOn, s.Document }).ToListAsync(ct);
        var ids = rows.Select(r => r.Id).ToList();
        var seen = await db.LookedFor.AsNoTracking().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => (DateOnly?)l.LastOn, ct);
        var (state, today) = (find.State, clock.Today());
        return
        [
            .. rows.Select(r => new OwnService(
                    r.Key,
                    r.Document.Name,
                    r.CheckedOn,
                    (state.Lines.GetValueOrDefault(r.Key) ?? state.Services.GetValueOrDefault(r.Key)) is { } entry && ReviewInterval.IsDue(entry, isDangerLine: false, today),
                    OwnerQuestions.IsRoomDue(r.Document.Capacity?.SaidOn, r.Document.CapacityMonths ?? Capacity.DefaultMonths, seen.GetValueOrDefault(r.Id), today)))
                .OrderByDescending(s => s.IsStale || s.IsRoomAsked).ThenBy(s => s.Key, StringComparer.Ordinal),
        ];
    }
}
