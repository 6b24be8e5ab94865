using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Territories;
using Nabij.Platform;

namespace Nabij.Features.Organisations;

/// <summary>Whether the territories, desks and themes of a scope exist.</summary>
internal sealed class ScopeCheck(NabijDb db)
{
    public async Task<Problem?> RunAsync(MembershipScope scope, CancellationToken ct)
    {
        var (territories, desks, themes) = (scope.Territories, scope.Desks, scope.Themes);
        return await db.Territories.CountAsync(t => territories.Contains(t.Code), ct) == territories.Count &&
            await db.Services.CountAsync(s => s.Type == ServiceType.Helpline && desks.Contains(s.Key), ct) == desks.Count &&
            await db.TaxonomyTerms.CountAsync(t => t.Type == TermType.Theme && themes.Contains(t.Key), ct) == themes.Count
            ? null
            : MembershipProblems.ScopeUnknown;
    }
}
