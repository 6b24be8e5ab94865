using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Platform;
using Nabij.Search;

namespace Nabij.Features.Editing;

/// <summary>An entry in the list of editors. The status is a code, null while it is open.</summary>
internal sealed record EntryRow(string Key, string Type, string? Status, DateOnly? CheckedOn, LocalText Name);

/// <summary>Services, lines and informal resources to edit, in the order of their keys. Open ones come from memory, closed ones from the database.</summary>
internal sealed class ListEntries(NabijDb db, FindHelp find)
{
    public const int OnePage = 50;
    private const int MostClosed = 2_000;

    // Entries stay the same objects from one state to the next, so a name is folded once.
    private static readonly ConditionalWeakTable<LocalText, string> Folded = [];

    /// <param name="query">A part of a name, or the whole key; empty: all.</param>
    /// <param name="after">The key after which the page begins.</param>
    /// <returns>One page, and the key after which the next begins; null on the last one.</returns>
    public async Task<(IReadOnlyList<EntryRow> Rows, string? Next)> RunAsync(string query, string? after, CancellationToken ct)
    {
        var closed = await db.Services.AsNoTracking().Where(s => s.Status == EntryStatus.Inactive || s.Status == EntryStatus.TemporarilyClosed || s.Status == EntryStatus.Defunct).OrderBy(s => s.Id).Take(MostClosed).ToListAsync(ct);

        query = Fold(query);

        // Both lie in the order of their keys, so a page's worth of each is enough.
        var found = new[] { find.State.Services, find.State.Lines }
            .SelectMany(all => all.Values.Where(e => Fits(e.Key, e.Name, query, after)).Take(OnePage + 1))
            .Select(e => new EntryRow(e.Key, TypeOf(e.Type), null, e.CheckedOn, e.Name))
            .Concat(closed.Where(s => Fits(s.Key, s.Document.Name, query, after))
                .Select(s => new EntryRow(s.Key, s.Type.ToString().ToLowerInvariant(), CodeOf(s.Status), s.CheckedOn, s.Document.Name)))
            .DistinctBy(r => r.Key, StringComparer.Ordinal).OrderBy(r => r.Key, StringComparer.Ordinal).Take(OnePage + 1).ToList();
        List<EntryRow> rows = [.. found.Take(OnePage)];
        return (rows, found.Count > OnePage ? rows[^1].Key : null);
    }

    private static bool Fits(string key, LocalText name, string query, string? after) =>
        (after is null || string.CompareOrdinal(key, after) > 0) && (query.Length == 0 || key == query || Folded.GetValue(name, NamesOf).Contains(query, StringComparison.Ordinal));

    private static string NamesOf(LocalText name) => Fold(string.Join('\n', name.Wordings.Values.Select(w => w.Text)));

    // Without accents and capitals.
    private static string Fold(string text) =>
        string.Concat(FormText.Normal(text, NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();

    private static string TypeOf(DocumentType type) => type switch
    {
        DocumentType.Helpline => "helpline",
        DocumentType.Informal => "informal",
        _ => "service",
    };

    private static string CodeOf(EntryStatus status) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(status.ToString());
}
