using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Corrections;
using Nabij.Features.Organisations;
using Nabij.Features.Territories;
using Nabij.Platform;

namespace Nabij.Features.Editors;

/// <summary>
/// Where and on what an editor works. An entry is theirs when it serves a territory of theirs, one that lies in it or one that it lies in, and is
/// about one of their themes. What an entry or a scope does not say keeps nothing out, and an entry that is gone is everybody's: no report may
/// be left to nobody.
/// </summary>
internal sealed class EditorReach(IReadOnlyList<(IReadOnlySet<string> Territories, IReadOnlySet<string> Themes)> scopes)
{
    public bool Holds(CorrectedEntry? entry) =>
        entry is null || scopes.Any(s => Meets(s.Territories, entry.Areas) && Meets(s.Themes, entry.Themes));

    private static bool Meets(IReadOnlySet<string> own, IReadOnlyList<string> said) => own.Count == 0 || said.Count == 0 || said.Any(own.Contains);
}

/// <summary>Finds the reach of the one who acts: of each of their memberships as an editor.</summary>
internal sealed class FindReach(NabijDb db, CurrentActor actor, LiveMemberships memberships, TimeProvider clock)
{
    public async Task<EditorReach> RunAsync(CancellationToken ct)
    {
        if (actor.Value is not { AccountId: { } account, OrganisationId: { } organisation })
        {
            return new EditorReach([]);
        }

        var scopes = (await memberships.InAsync(organisation, account, clock.Today(), ct)).Where(m => m.Role == MemberRole.Editor).Select(m => m.Scope).ToList();
        var links = scopes.Any(s => s.Territories.Count > 0)
            ? await (from link in db.TerritoryLinks
                     join part in db.Territories on link.PartId equals part.Id
                     join whole in db.Territories on link.WholeId equals whole.Id
                     select new { Part = part.Code, Whole = whole.Code }).ToListAsync(ct)
            : [];
        var (wholes, parts) = (links.ToLookup(l => l.Part, l => l.Whole, StringComparer.Ordinal), links.ToLookup(l => l.Whole, l => l.Part, StringComparer.Ordinal));
        return new EditorReach(
        [
            .. scopes.Select(s => ((IReadOnlySet<string>)Reached(s.Territories, wholes).Concat(Reached(s.Territories, parts)).ToHashSet(StringComparer.Ordinal),
                (IReadOnlySet<string>)s.Themes.ToHashSet(StringComparer.Ordinal))),
        ]);
    }

    // Those it begins with, and all that can be reached from them.
    private static HashSet<string> Reached(IEnumerable<string> from, ILookup<string, string> next)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(from);
        while (open.TryDequeue(out var code))
        {
            if (reached.Add(code))
            {
                foreach (var further in next[code])
                {
                    open.Enqueue(further);
                }
            }
        }

        return reached;
    }
}
