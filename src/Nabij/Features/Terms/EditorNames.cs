using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Accounts;

namespace Nabij.Features.Terms;

/// <summary>What the people behind accounts are called today.</summary>
internal sealed class EditorNames(NabijDb db)
{
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(IEnumerable<Guid> accounts, CancellationToken ct)
    {
        var ids = accounts.Distinct().ToList();
        return await db.Accounts.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, ct);
    }
}
