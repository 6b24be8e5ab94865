using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Directory;

namespace Nabij.Features.Terms;

/// <summary>Keeps a change of words, with who and why, in one save. From then on each node builds its finder with it.</summary>
internal sealed class PublishWords(NabijDb db, AuditTrail audit)
{
    /// <returns>False, with nothing kept, when somebody published in the same moment.</returns>
    public async Task<bool> RunAsync(IReadOnlyList<WordChange> changes, CancellationToken ct)
    {
        db.AddRange(changes);
        audit.Add("words.published", "directory", "word-change", changes[0].Id, string.Create(CultureInfo.InvariantCulture, $"phrases={changes.Count}"));
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();

            // The number was taken meanwhile. Anything else is a failure.
            if (await db.WordChanges.AnyAsync(c => c.Number == changes[0].Number, ct))
            {
                return false;
            }

            throw;
        }
    }
}
