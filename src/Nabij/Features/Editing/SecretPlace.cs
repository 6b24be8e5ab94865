using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Territories;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>
/// What must not be typed of an entry whose place must not be known (FIELD 10): an address anywhere in its words, or an area smaller than the region, which
/// would tell where it is.
/// </summary>
internal static class SecretPlace
{
    private static readonly string[] Address = ["street", "postcode", "city"];

    /// <summary>A new entry says by a checkbox that its address is not told.</summary>
    public static bool IsMarked(EntryForm form) => form["secret"] == "yes";

    /// <summary>Whether any of some entries is at a place that must not be known.</summary>
    public static async Task<bool> IsAtAsync(NabijDb db, IReadOnlyList<Guid> entries, CancellationToken ct) => (await AtAsync(db, entries, ct)).Count > 0;

    /// <summary>Which of some entries are at a place that must not be known.</summary>
    public static async Task<HashSet<Guid>> AtAsync(NabijDb db, IReadOnlyList<Guid> entries, CancellationToken ct) =>
    [
        .. (await (from at in db.ServicesAtLocations
                   join location in db.Locations on at.LocationId equals location.Id
                   where entries.Contains(at.ServiceId) && at.Status == EntryStatus.Active
                   select new { at.ServiceId, location.Document }).AsNoTracking().ToListAsync(ct)).Where(a => a.Document.Confidential).Select(a => a.ServiceId),
    ];

    /// <summary>Whether words would tell where it is.</summary>
    public static bool Tells(string field, string words) => IsWords(field) && AddressWords.HasOne(words);

    public static IEnumerable<FieldProblem> Check(EntryForm codes, PlaceBook places)
    {
        if (Address.FirstOrDefault(f => FormText.Line(codes[f]) is not null) is { } typed)
        {
            yield return new FieldProblem(typed, "entry.secret-address");
        }

        foreach (var field in codes.Fields.Where(f => Tells(f.Key, f.Value.ToString())).Select(f => f.Key).Order(StringComparer.Ordinal))
        {
            yield return new FieldProblem(field, "entry.secret-words");
        }

        if (codes.All("areas").Any(a => places.ByCode(a)?.Level != TerritoryLevel.Region))
        {
            yield return new FieldProblem("areas", "entry.secret-areas");
        }
    }

    // In three languages, or hours with a note; a number alone is no address.
    private static bool IsWords(string field) => EditTexts.LanguageOf(field) is not null || field == "hours";
}
