using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>A draft as its writer finds it again.</summary>
internal sealed record KeptDraft(EntryForm Form, int Version, DateTimeOffset SavedAt);

/// <summary>Keeps what was typed until it is saved or thrown away. Nobody sees the draft of another.</summary>
internal sealed class Drafts(NabijDb db, Seals seals, TimeProvider clock)
{
    private const int MostShown = 5;

    // Tokens of the page that it came from.
    private static readonly string[] OfThePage = ["__RequestVerificationToken", Ui.FormTokenTagHelper.ActingField, FormOwner.Field, "keep"];

    /// <param name="entry">Of one that is not made yet, what its form is known by.</param>
    public async Task KeepAsync(Guid account, Guid entry, int version, EntryForm form, CancellationToken ct)
    {
        for (var round = 1; ; round++)
        {
            var row = await db.EntryDrafts.SingleOrDefaultAsync(d => d.AccountId == account && d.EntryId == entry, ct);
            var id = row?.Id ?? Guid.CreateVersion7(clock.GetUtcNow());
            var words = JsonText.Write(form.Fields.Where(f => !OfThePage.Contains(f.Key)).ToDictionary(f => f.Key, f => f.Value.ToArray(), StringComparer.Ordinal));
            var fields = seals.Seal(words, EntryDraft.Purpose(id));
            if (row is null)
            {
                db.Add(new EntryDraft { Id = id, AccountId = account, EntryId = entry, Fields = fields, Version = version, SavedAt = clock.GetUtcNow() });
            }
            else
            {
                (row.Fields, row.Version, row.SavedAt) = (fields, version, clock.GetUtcNow());
            }

            try
            {
                await db.SaveChangesAsync(ct);
                return;
            }
            catch (DbUpdateException) when (round == 1)
            {
                // The same person's other tab.
                db.ChangeTracker.Clear();
            }
        }
    }

    public async Task<KeptDraft?> FindAsync(Guid account, Guid entry, CancellationToken ct) =>
        await db.EntryDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.AccountId == account && d.EntryId == entry, ct) is { } row && seals.Open(row.Fields, EntryDraft.Purpose(row.Id)) is { } words
            ? new KeptDraft(EntryForm.Posted(JsonText.Read<Dictionary<string, string[]>>(words).Select(f => KeyValuePair.Create(f.Key, new StringValues(f.Value)))), row.Version, row.SavedAt)
            : null;

    /// <summary>Forms of entries that are not made yet, the last ones first.</summary>
    public async Task<IReadOnlyList<(Guid Id, DateTimeOffset SavedAt)>> OfNewAsync(Guid account, CancellationToken ct)
    {
        var services = db.Services;
        var drafts = await db.EntryDrafts.Where(d => d.AccountId == account && !services.Any(s => s.Id == d.EntryId)).OrderByDescending(d => d.SavedAt).Take(MostShown)
            .Select(d => new { d.EntryId, d.SavedAt }).ToListAsync(ct);
        return [.. drafts.Select(d => (d.EntryId, d.SavedAt))];
    }

    public Task ForgetAsync(Guid account, Guid entry, CancellationToken ct) => db.EntryDrafts.Where(d => d.AccountId == account && d.EntryId == entry).ExecuteDeleteAsync(ct);
}
