using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Territories;
using Nabij.Platform;
using Nabij.Search;

namespace Nabij.Features.Finder.Suggesting;

/// <summary>Makes the suggestions of a finder's state from what it is built of.</summary>
internal sealed class SuggestionMaker(
    IReadOnlyList<(TaxonomyTerm Row, Entry Entry)> kinds,
    IReadOnlyList<(Service Row, Entry Entry)> services,
    IEnumerable<Organization> organizations,
    IReadOnlyList<Words> words,
    PlaceBook places)
{
    public const string Help = "help";
    private const int AfterOthers = 8;

    // What people call a thing completes what they type; a situation, or a whole sentence, is theirs to tell (see SuggestedName.Sentence).
    private const double LeastForName = 0.8;
    private const int LeastWordsOfSentence = 4;

    // Names go before other names, and those before what people say.
    private const double OtherName = 0.97;
    private const double StrongestSaid = 0.95;

    // As people write the saints of Brussels.
    private static readonly string[] Saints = ["Sint", "Saint", "Sainte"];

    public Suggestions Make() => new(
        SuggestionList.Build([.. Kinds(), .. Services(), .. Organizations()]),
        SuggestionList.Build(places.All.OrderBy(t => t.Code, StringComparer.Ordinal).Select(PlaceOf).OfType<Suggestable<Suggested>>()));

    private IEnumerable<Suggestable<Suggested>> Kinds()
    {
        var said = words.SelectMany(w => w.Kinds, (w, kind) => (kind, w)).ToLookup(s => s.kind, s => s.w, StringComparer.Ordinal);
        return kinds.Select(k => Of(Help, 0, k.Entry, k.Row.Document.AlternateNames, said[k.Row.Key]));
    }

    private IEnumerable<Suggestable<Suggested>> Services()
    {
        var said = words.SelectMany(w => w.Entries, (w, key) => (key, w)).ToLookup(s => s.key, s => s.w, StringComparer.Ordinal);
        return services.Select(s => s.Entry.Type switch
        {
            DocumentType.Helpline => Of("helpline", 1, s.Entry, s.Row.Document.AlternateNames, said[s.Row.Key]),
            DocumentType.Informal => Of("informal", 3, s.Entry, s.Row.Document.AlternateNames, said[s.Row.Key]),
            _ => Of("service", 2, s.Entry, s.Row.Document.AlternateNames, said[s.Row.Key]),
        });
    }

    // Those with something to find, unless it is one thing of the same name.
    private IEnumerable<Suggestable<Suggested>> Organizations()
    {
        var open = services.Where(s => s.Entry.OrganizationKey is not null).ToLookup(s => s.Entry.OrganizationKey, s => s.Entry, StringComparer.Ordinal);
        return organizations
            .Where(o => o.Status == EntryStatus.Active && open.Contains(o.Key))
            .Where(o => open[o.Key].Count() > 1 || !open[o.Key].First().Name.In("nl").StartsWith(o.Document.Name.In("nl"), StringComparison.OrdinalIgnoreCase))
            .OrderBy(o => o.Key, StringComparer.Ordinal)
            .Select(o => new Suggestable<Suggested>(
                new Suggested("organisation", o.Document.Name, $"/organisations/{o.Key}") { ForProfessionals = open[o.Key].All(IsForProfessionals) },
                4,
                [.. NamesOf(o.Document.Name, o.Document.AlternateNames)]));
    }

    private static Suggestable<Suggested> Of(string what, int group, Entry entry, IEnumerable<AlternateName> others, IEnumerable<Words> said)
    {
        var isForProfessionals = IsForProfessionals(entry);
        return new(
            new Suggested(what, entry.Name, Entry.PathOf(entry.Type, entry.Key)) { Entry = new CodedEntry(entry.Id, entry.Type, entry.Key), ForProfessionals = isForProfessionals },
            isForProfessionals ? group + AfterOthers : group,
            [.. NamesOf(entry.Name, others), .. said.SelectMany(w => w.Phrases.Select(p => Said(w, p)))]);
    }

    private static SuggestedName Said(Words words, string phrase) => new(
        words.Language,
        phrase,
        Math.Min(words.Strength, StrongestSaid),
        MayShow: !words.Understood,
        Sentence: words.Strength < LeastForName || phrase.Split(' ').Length >= LeastWordsOfSentence);

    public static bool IsForProfessionals(Entry entry) => entry.Audience is "professionals" or "professions";

    private static IEnumerable<SuggestedName> NamesOf(LocalText name, IEnumerable<AlternateName> others) =>
        name.Wordings.Select(w => new SuggestedName(w.Key, w.Value.Text)).Concat(others.Select(o => new SuggestedName(o.Language, o.Name, OtherName)));

    // Null when a wider place of the same name is what a search understands.
    private Suggestable<Suggested>? PlaceOf(TerritoryView territory)
    {
        var fill = Languages.All.Select(l => (Language: l, Text: FillOf(territory, l))).ToList();
        if (fill.Exists(f => f.Text is null))
        {
            return null;
        }

        var names = territory.Name.Wordings.Select(w => (Language: w.Key, w.Value.Text))
            .Concat(territory.Document.OtherNames.SelectMany(o => o.Value, (o, name) => (Language: o.Key, Text: name)))
            // A postcode by its number alone, so that they stand in order.
            .Concat(territory.Level == TerritoryLevel.Postcode ? Languages.All.Select(l => (Language: l, Text: territory.Code.Split(':')[^1])) : [])
            .ToList();
        return new(
            new Suggested(territory.Level.ToString().ToLowerInvariant(), territory.Name, $"/places/{territory.Code}")
            {
                Fill = LocalText.Of([.. fill.Select(f => (f.Language, f.Text!))]),
                Within = territory.Level == TerritoryLevel.Neighbourhood ? places.WholesOf(territory.Code).Select(w => w.Territory).FirstOrDefault(t => t.Level == TerritoryLevel.Municipality)?.Name : null,
            },
            territory.Level switch
            {
                TerritoryLevel.Municipality => 0,
                TerritoryLevel.Postcode => 1,
                TerritoryLevel.Neighbourhood => 2,
                _ => 3,
            },
            [.. names.Select(n => new SuggestedName(n.Language, n.Text)), .. names.SelectMany(n => Shortened(n.Text), (n, text) => new SuggestedName(n.Language, text, MayShow: false))]);
    }

    private string? FillOf(TerritoryView territory, string language)
    {
        var name = territory.Name.In(language);
        return name.Split(" / ").Prepend(name).FirstOrDefault(n => places.Find(n).Ok(out var found) &&
            (ReferenceEquals(found.Label, territory.Name) || (found.Candidates.Count > 0 && found.Candidates[0].Territory.Code == territory.Code)));
    }

    private static IEnumerable<string> Shortened(string name) =>
        Saints.Where(s => name.Contains(s + "-", StringComparison.Ordinal))
            .Select(s => name.Replace(s + "-", s == "Sainte" ? "Ste-" : "St-", StringComparison.Ordinal));
}
