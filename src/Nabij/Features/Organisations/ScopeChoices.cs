using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Territories;
using Nabij.Platform;

namespace Nabij.Features.Organisations;

/// <summary>Choices that belong together, under one question.</summary>
internal sealed record ChoiceGroup(string Label, IReadOnlyList<KeyValuePair<string, string>> Choices);

/// <summary>What can be chosen in forms of members and agreements, named in the page's language and sorted as its readers sort.</summary>
internal sealed class ScopeChoices(NabijDb db, TextsOf<Texts> texts)
{
    // These districts are statistics, never the neighbourhood of a referent (FIELD 32).
    private const string Statistics = "monitoring";

    /// <summary>From the smallest to the widest.</summary>
    public async Task<IReadOnlyList<ChoiceGroup>> TerritoriesAsync(CancellationToken ct)
    {
        var rows = await db.Territories.AsNoTracking()
            .Join(db.TerritorySchemes.Where(s => s.Code != Statistics), t => t.SchemeId, s => s.Id, (t, s) => new { t.Code, t.Document, s.Level })
            .ToListAsync(ct);
        return
        [
            .. new[] { TerritoryLevel.Neighbourhood, TerritoryLevel.Postcode, TerritoryLevel.Municipality, TerritoryLevel.Zone, TerritoryLevel.Region }
                .Select(level => new ChoiceGroup(texts["level." + level.ToString().ToLowerInvariant()], Sorted(rows.Where(r => r.Level == level).Select(r => (r.Code, r.Document.Name)))))
                .Where(g => g.Choices.Count > 0),
        ];
    }

    /// <summary>Helplines, each with its desk.</summary>
    public async Task<IReadOnlyList<KeyValuePair<string, string>>> DesksAsync(CancellationToken ct) =>
        Sorted((await db.Services.AsNoTracking().Where(s => s.Type == ServiceType.Helpline && s.Status == EntryStatus.Active).Select(s => new { s.Key, s.Document }).ToListAsync(ct))
            .Select(s => (s.Key, s.Document.Name)));

    public async Task<IReadOnlyList<KeyValuePair<string, string>>> ThemesAsync(CancellationToken ct) =>
        Sorted((await TermsAsync(TermType.Theme, ct)).Select(t => (t.Key, t.Document.Name)));

    /// <summary>Kinds of help, by their home theme.</summary>
    public async Task<IReadOnlyList<ChoiceGroup>> KindsAsync(CancellationToken ct)
    {
        var kinds = (await TermsAsync(TermType.Kind, ct)).Where(k => k.Status == EntryStatus.Active).ToLookup(k => k.Document.Themes is [var home, ..] ? home : "");
        return
        [
            .. (await ThemesAsync(ct)).Select(t => new ChoiceGroup(t.Value, Sorted(kinds[t.Key].Select(k => (k.Key, k.Document.Name))))).Where(g => g.Choices.Count > 0),
        ];
    }

    /// <summary>What a chosen code is called; one that is gone from the directory is shown as it is.</summary>
    public static string Name(IEnumerable<KeyValuePair<string, string>> choices, string code) => choices.FirstOrDefault(c => c.Key == code).Value ?? code;

    private async Task<List<TaxonomyTerm>> TermsAsync(TermType type, CancellationToken ct) => await db.TaxonomyTerms.AsNoTracking().Where(t => t.Type == type).ToListAsync(ct);

    private static List<KeyValuePair<string, string>> Sorted(IEnumerable<(string Code, LocalText Name)> choices) =>
        [.. choices.Select(c => KeyValuePair.Create(c.Code, c.Name.In(Languages.Current))).OrderBy(c => c.Value, StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true)).ThenBy(c => c.Key, StringComparer.Ordinal)];
}
