using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Accounts;
using Nabij.Features.Directory;

namespace Nabij.Features.Editing;

/// <summary>One field that a change touched.</summary>
internal sealed record ChangedPart(string Field, string? Before, string? After);

/// <summary>One change as the page tells it. <paramref name="Undone"/> is the change that this one took back.</summary>
/// <param name="Who">A person's name, or null.</param>
/// <param name="By">Key of the text that says who it was when it was no person with an account.</param>
internal sealed record ShownChange(int Version, DateTimeOffset At, string? Who, string By, string Why, string Source, int? Undone, bool MayUndo, IReadOnlyList<ChangedPart> Parts);

/// <summary>Everything that was ever changed in a row of the directory, the newest first, a page at a time, in words.</summary>
internal sealed class ReadHistory(NabijDb db, EntryNames words)
{
    private const int OnePage = 30;

    /// <param name="row">Whose history.</param>
    /// <param name="now">How it is now.</param>
    /// <param name="before">The version before which the page begins; null: the newest.</param>
    /// <returns>One page, and where the older ones begin; null when these are all.</returns>
    public async Task<(IReadOnlyList<ShownChange> Changes, int? Older)> RunAsync(Guid row, JsonObject now, int? before, CancellationToken ct)
    {
        // As far back as this page goes: what lies further is not read.
        var all = db.DirectoryHistory.AsNoTracking().Where(h => h.RowId == row);
        var first = Math.Min(before ?? int.MaxValue, (await all.MaxAsync(h => (int?)h.Version, ct) ?? 0) + 1) - OnePage;
        var history = await all.Where(h => h.Version >= first).OrderByDescending(h => h.Version).ToListAsync(ct);
        var page = history.Where(h => before is null || h.Version < before).ToList();
        var isSecret = await SecretPlaces.IsAtAsync(db, [row], ct);
        var names = await NamesAsync([.. page.Select(h => EditorName.AccountOf(h.Who)).OfType<Guid>().Distinct()], ct);
        var changes = new List<ShownChange>();
        var state = page.Count == 0 ? now : EntryState.At(now, history, page[0].Version);
        foreach (var h in page)
        {
            var earlier = h.PatchBack is null ? null : MergePatch.Apply(state, (JsonObject)JsonNode.Parse(h.PatchBack)!);
            changes.Add(new ShownChange(
                h.Version,
                h.At,
                EditorName.AccountOf(h.Who) is { } account ? names.GetValueOrDefault(account, "–") : null,
                h.Who == EditorName.Owner ? "history.owner" : h.Who.StartsWith(EditorName.Service, StringComparison.Ordinal) ? "history.service" : h.Who.StartsWith(EditorName.Program, StringComparison.Ordinal) ? "history.program" : "history.files",
                isSecret && AddressWords.HasOne(h.Why) ? "" : h.Why,
                h.Source,
                h.Why.StartsWith("undo ", StringComparison.Ordinal) && int.TryParse(h.Why.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var undone) ? undone : null,
                earlier is not null && !JsonNode.DeepEquals(earlier, state),
                earlier is null ? [] : [.. (await PartsAsync(earlier, state, ct)).Where(p => !isSecret || !Tells(p))]));
            state = earlier ?? state;
        }

        return (changes, page.Count == OnePage && page[^1].Version > 1 ? page[^1].Version : null);
    }

    // What once stood there and would tell where it is stands on no page any more (FIELD 10).
    private static bool Tells(ChangedPart part) => part.Field == "areas" || AddressWords.HasOne($"{part.Before}\n{part.After}");

    private async Task<List<ChangedPart>> PartsAsync(JsonObject before, JsonObject after, CancellationToken ct)
    {
        var parts = new List<ChangedPart>();
        foreach (var name in FieldMerge.Differing(before, after))
        {
            var (b, a) = (before[name], after[name]);
            if ((b ?? a) is JsonObject && !FieldMerge.IsWhole(name))
            {
                var (old, @new) = (b as JsonObject ?? [], a as JsonObject ?? []);
                foreach (var inner in FieldMerge.Differing(old, @new))
                {
                    await AddAsync($"{name}/{inner}", old[inner], @new[inner]);
                }
            }
            else
            {
                await AddAsync(name, b, a);
            }
        }

        return parts;

        async Task AddAsync(string path, JsonNode? was, JsonNode? became)
        {
            var field = EditTexts.FieldOf(path);
            parts.Add(new ChangedPart(field, await words.WordsAsync(field, was, ct), await words.WordsAsync(field, became, ct)));
        }
    }

    private async Task<Dictionary<Guid, string>> NamesAsync(List<Guid> accounts, CancellationToken ct) =>
        await db.Accounts.AsNoTracking().Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, ct);
}
