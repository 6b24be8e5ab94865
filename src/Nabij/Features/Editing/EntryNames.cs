using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Features.Territories;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>
/// What an editor types where the entry keeps a code: the name of an organisation, of an area, of the entry that comes in its place. A name that several
/// have is asked about, never guessed.
/// </summary>
internal sealed class EntryNames(NabijDb db, FindHelp find, TextsOf<Texts> texts)
{
    /// <summary>Areas that have no checkbox, typed by name.</summary>
    public const string MoreAreas = "areas_more";
    private const int MostOrganizations = 20_000;
    private const int MostTold = 4;

    // So few that each has a checkbox; quarters and postcodes are typed.
    public static bool HasBox(TerritoryView area) => area.Level is TerritoryLevel.Region or TerritoryLevel.Zone or TerritoryLevel.Municipality;

    /// <summary>The form as it is shown: names instead of codes.</summary>
    public async Task<EntryForm> ShownAsync(EntryForm codes, CancellationToken ct) => codes.With(
        ("organisation", await NameOfOrganisationAsync(codes["organisation"], ct)),
        ("replaced_by", codes["replaced_by"] is { Length: > 0 } key && Entries().FirstOrDefault(e => e.Key == key) is { } entry && EntriesNamed(entry.Name.In(Languages.Current)).Count == 1 ? entry.Name.In(Languages.Current) : codes["replaced_by"]),
        (MoreAreas, string.Join(", ", codes.All("areas").Where(a => find.State.Places.ByCode(a) is not { } area || !HasBox(area)).Select(NameOfArea))));

    /// <summary>The name of the organisation with this id, in the page's language; the id itself when nothing is known of it.</summary>
    public async Task<string> NameOfOrganisationAsync(string id, CancellationToken ct) =>
        Guid.TryParse(id, out var known) && await db.Organizations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == known, ct) is { } organization ? organization.Document.Name.In(Languages.Current) : id;

    /// <summary>What was typed, with codes instead of names, and which names and codes mean nothing here. What stood there before is not asked about.</summary>
    /// <param name="typed">The form as it came.</param>
    /// <param name="before">The entry as it stands, in codes.</param>
    /// <param name="own">Key of the entry itself; null for a new one.</param>
    public async Task<(EntryForm Codes, IReadOnlyList<FieldProblem> Problems)> ReadAsync(EntryForm typed, EntryForm before, string? own, CancellationToken ct)
    {
        var shown = await ShownAsync(before, ct);
        var problems = new List<FieldProblem>();
        var changes = new List<(string, StringValues)>();
        await ReadOneAsync("organisation", OrganisationAsync);
        await ReadOneAsync("replaced_by", (text, _) => Task.FromResult(Replacement(text, own, problems)));
        if (typed.Has("replaced_by") && typed["replaced_by"].Trim().Length > 0 && FormText.Line(typed["replaced_by"]) != shown["replaced_by"] && typed["status"] == "active")
        {
            problems.Add(new FieldProblem("replaced_by", "entry.replacement-open"));
        }

        foreach (var (field, known) in new (string, Func<string, bool>)[] { ("kinds", find.State.Kinds.ContainsKey), ("themes", c => find.State.Themes.Any(t => t.Code == c)), ("areas", c => find.State.Places.ByCode(c) is not null) })
        {
            problems.AddRange(typed.All(field).Where(c => c.Length > 0 && !known(c) && !before.All(field).Contains(c)).Take(1).Select(c => new FieldProblem(field, "entry.code-unknown", Short(c))));
        }

        if (typed.Has(MoreAreas))
        {
            var more = (FormText.Line(typed[MoreAreas]) ?? "").Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => Area(name, before, problems)).OfType<string>();
            changes.Add(("areas", typed.All("areas").Concat(more).Distinct(StringComparer.OrdinalIgnoreCase).ToArray()));
        }

        return (typed.With(changes), problems);

        // What was not touched keeps its code, whatever it is called.
        async Task ReadOneAsync(string field, Func<string, List<FieldProblem>, Task<string?>> read)
        {
            if (typed.Has(field))
            {
                var text = FormText.Line(typed[field]);
                changes.Add((field, text is null ? "" : text == shown[field] ? before[field] : await read(text, problems)));
            }
        }

        async Task<string?> OrganisationAsync(string text, List<FieldProblem> wrong)
        {
            var all = await db.Organizations.AsNoTracking().Where(o => o.Status == EntryStatus.Active).OrderBy(o => o.Id).Take(MostOrganizations).ToListAsync(ct);
            var found = all.Where(o => o.Key == text || o.Document.Name.Wordings.Values.Any(w => IsSame(w.Text, text))).ToList();
            wrong.AddRange(Doubt("organisation", "entry.organisation-unknown", text, [.. found.Select(o => o.Key)]));
            return found is [var one] ? one.Id.ToString("D") : null;
        }
    }

    /// <summary>What stands in a field of the document, as one can read it on a line; null for nothing.</summary>
    public async Task<string?> WordsAsync(string field, JsonNode? value, CancellationToken ct)
    {
        if (value is null)
        {
            return null;
        }

        if (value.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
        {
            return texts[value.GetValue<bool>() ? "edit.yes" : "edit.no"];
        }

        return (field.Split('.')[0], value) switch
        {
            ("organisation", JsonValue id) => await NameOfOrganisationAsync(id.ToString(), ct),
            ("status", JsonValue code) when EntryForm.Statuses.Contains(code.ToString()) => texts["status." + code],
            ("owner", JsonValue id) => await NameOfOrganisationAsync(id.ToString(), ct) is var name && name != id.ToString() ? name : texts["history.owner"],
            (CapacityFields.State, JsonObject said) => RoomOf(JsonText.Read<Capacity>(said.ToJsonString())),
            (CapacityFields.Rhythm, JsonValue months) => CapacityFields.RhythmOf(months.ToString(), texts),
            ("replaced_by", JsonValue key) => Entries().FirstOrDefault(e => e.Key == key.ToString())?.Name.In(Languages.Current) ?? key.ToString(),
            ("kinds", JsonArray codes) => Listed(codes, c => find.State.Kinds.GetValueOrDefault(c)?.Name.In(Languages.Current)),
            ("themes", JsonArray codes) => Listed(codes, c => find.State.Themes.FirstOrDefault(t => t.Code == c).Document?.Name.In(Languages.Current)),
            ("areas", JsonArray codes) => Listed(codes, c => find.State.Places.ByCode(c)?.Name.In(Languages.Current)),
            ("alternate_names", JsonArray names) => string.Join(", ", JsonText.Read<List<AlternateName>>(names.ToJsonString()).Select(n => $"{n.Name} ({n.Language})")) is { Length: > 0 } all ? all : null,
            (EntryForm.Notice, JsonArray notices) => string.Join("; ", JsonText.Read<List<Notice>>(notices.ToJsonString()).Select(n => $"{n.Text.In(Languages.Current)} ({FormDay.Write(n.From)} – {FormDay.Write(n.Until)})")) is { Length: > 0 } all ? all : null,
            _ => EditTexts.Plain(value),
        };

        static string? Listed(JsonArray codes, Func<string, string?> name) => codes.Count == 0 ? null : string.Join(", ", codes.Select(c => name(c!.ToString()) ?? c.ToString()));
    }

    private string RoomOf(Capacity said) =>
        texts["room." + said.State] + (said.Weeks is { } weeks ? $" ({texts.Plural("room.some-weeks", weeks)})" : "") + $", {FormDay.Write(said.SaidOn)}";

    private string? Replacement(string text, string? own, List<FieldProblem> problems)
    {
        // Its address may be pasted.
        var key = text.TrimEnd('/')[(text.TrimEnd('/').LastIndexOf('/') + 1)..];
        var found = Entries().Where(e => e.Key == key).ToList() is { Count: > 0 } byKey ? byKey : EntriesNamed(text);
        if (found is [var self] && self.Key == own)
        {
            problems.Add(new FieldProblem("replaced_by", "entry.replacement-self"));
            return null;
        }

        problems.AddRange(Doubt("replaced_by", "entry.replacement-unknown", text, [.. found.Select(e => e.Key)]));
        return found is [var one] ? one.Key : null;
    }

    private string? Area(string name, EntryForm before, List<FieldProblem> problems)
    {
        if (before.All("areas").Contains(name))
        {
            return name;
        }

        var found = AreasNamed(name);
        problems.AddRange(Doubt(MoreAreas, "entry.area-unknown", name, found));
        return found is [var one] ? one : null;
    }

    /// <summary>The name of an area when no other has it, else its code, which can be typed as well.</summary>
    private string NameOfArea(string code) =>
        find.State.Places.ByCode(code)?.Name.In(Languages.Current) is { } name && !name.Contains(',', StringComparison.Ordinal) && AreasNamed(name) is [_] ? name : code;

    private List<string> AreasNamed(string name) => find.State.Places.ByCode(name) is { } exact
        ? [exact.Code]
        : [.. find.State.Places.All.Where(a => a.Name.Wordings.Values.Any(w => IsSame(w.Text, name)) || a.Document.OtherNames.Values.Any(n => n.Any(o => IsSame(o, name)))).Select(a => a.Code).Order(StringComparer.Ordinal)];

    private List<Entry> EntriesNamed(string name) => [.. Entries().Where(e => e.Name.Wordings.Values.Any(w => IsSame(w.Text, name)))];

    private IEnumerable<Entry> Entries() => find.State.Services.Values.Concat(find.State.Lines.Values);

    private static IEnumerable<FieldProblem> Doubt(string field, string unknown, string typed, IReadOnlyList<string> found) => found.Count switch
    {
        0 => [new FieldProblem(field, unknown, Short(typed))],
        1 => [],
        _ => [new FieldProblem(field, "entry.name-of-several", string.Join(", ", found.Take(MostTold)))],
    };

    private static bool IsSame(string a, string b) => CultureInfo.InvariantCulture.CompareInfo.Compare(a, b, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) == 0;

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
