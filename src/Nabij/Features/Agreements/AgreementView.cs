using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Organisations;

namespace Nabij.Features.Agreements;

/// <summary>An agreement as one of the two organisations sees it.</summary>
internal sealed record AgreementView(Agreement Agreement, LocalText Partner, Guid Own)
{
    public bool WeTake => Agreement.TakerId == Own;
    public bool WeProposed => Agreement.ProposerId == Own;

    /// <summary>proposed, live, later, ended, declined or withdrawn: what is said of it on a day.</summary>
    public string StateOn(DateOnly day) => Agreement.Status switch
    {
        AgreementStatus.Declined => "declined",
        AgreementStatus.Withdrawn => "withdrawn",
        _ when Agreement.IsOver(day) => "ended",
        AgreementStatus.Proposed => "proposed",
        _ when Agreement.IsLive(day) => "live",
        _ => "later",
    };

    /// <summary>Those of one organisation, the newest first; one by its id when it is given.</summary>
    public static async Task<List<AgreementView>> OfAsync(NabijDb db, Guid own, Guid? id, int most, CancellationToken ct)
    {
        var agreements = db.Agreements.AsNoTracking().Where(a => a.TakerId == own || a.SenderId == own);
        var rows = await (id is null ? agreements : agreements.Where(a => a.Id == id))
            .Join(db.Organisations, a => a.TakerId == own ? a.SenderId : a.TakerId, o => o.Id, (a, o) => new { Agreement = a, o.Name })
            .OrderByDescending(r => r.Agreement.Id).Take(most)
            .ToListAsync(ct);
        return rows.ConvertAll(r => new AgreementView(r.Agreement, r.Name, own));
    }

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);
}
