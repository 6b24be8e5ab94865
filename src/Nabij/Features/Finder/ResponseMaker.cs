using System.Collections.Concurrent;
using System.Globalization;
using Nabij.Calendar;
using Nabij.Features.Directory;
using Nabij.Features.Territories;
using Nabij.Platform;
using Nabij.Search;

namespace Nabij.Features.Finder;

/// <summary>Puts an answer into the words and shape of the API.</summary>
internal sealed class ResponseMaker(TextsOf<Texts> texts, ReasonTexts reasons)
{
    // Codes of two or three letters, as many as there are: strangers cannot fill the memory.
    private static readonly ConcurrentDictionary<(string Code, string Language), string> LanguageNames = new();

    public SearchResponse Make(SearchAnswer answer)
    {
        var language = answer.Input.Language;
        return new SearchResponse(
            new QueryView(answer.Input.Text, language, answer.Results.DetectedLanguage),
            Place(answer.Input.Place, language),
            answer.Results.Total,
            [.. answer.Dangers.SelectMany(d => d.Lines).DistinctBy(l => l.Id).Select(l => Result(answer, l, Tier.Region, null, []))],
            [.. answer.Results.Hits.Select(h => Result(answer, h.Shown, h.Tier, h.DistanceMetres, h.Reasons))],
            new FacetsView(
                Values(answer, Facet.Kind), Values(answer, Facet.Type), Values(answer, Facet.Audience), Values(answer, Facet.Channel),
                Values(answer, Facet.Language), Values(answer, Facet.Cost), Values(answer, Facet.Threshold), Values(answer, Facet.Open)));
    }

    /// <summary>What a filter's value is called on a screen.</summary>
    public string Label(FinderState state, Facet facet, string code, string language) => facet switch
    {
        Facet.Kind => state.Kinds.TryGetValue(code, out var kind) ? kind.Name.In(language) : code,
        Facet.Language => LanguageName(code, language),
        _ => texts.In(language, $"{facet.ToString().ToLowerInvariant()}.{code}"),
    };

    public static string LanguageName(string code, string language) => LanguageNames.GetOrAdd((code, language), static k => NameOf(k.Code, k.Language));

    private static string NameOf(string code, string language)
    {
        // .NET names languages in the current culture; the answer's language may be another.
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = Languages.Culture(language);
            return CultureInfo.GetCultureInfo(code).DisplayName;
        }
        catch (CultureNotFoundException)
        {
            return code;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static PlaceView Place(Place place, string language) => new(
        place.State.ToString().ToLowerInvariant(),
        place.State is PlaceState.None ? null : place.Label.In(language),
        [.. place.Candidates.Select(c => new CandidateView(c.Territory.Code, c.Territory.Name.In(language), c.Certainty.ToString().ToLowerInvariant()))]);

    private List<FacetValueView> Values(SearchAnswer answer, Facet facet) =>
        answer.Results.Facets.TryGetValue(facet, out var counts)
            ? [.. counts.Select(c => new FacetValueView(c.Code, Label(answer.State, facet, c.Code, answer.Input.Language), c.Count))]
            : [];

    private ResultView Result(SearchAnswer answer, Entry entry, Tier tier, int? metres, IReadOnlyList<Reason> why)
    {
        var language = answer.Input.Language;
        var opening = answer.State.Openings.At(entry.Hours, answer.Now);
        return new ResultView(
            entry.Id,
            SearchCodes.Of(entry.Type),
            entry.Name.In(language),
            entry.Organization?.In(language),
            [.. entry.Categories.Select(c => Category(answer.State, c, entry, language))],
            tier.ToString().ToLowerInvariant(),
            metres,
            new OpenView(opening.State switch { OpeningState.Open => "open", OpeningState.Closed => "closed", _ => "unknown" }, opening.Until),
            entry.Capacity is { } said && said.HoldsOn(LocalDay.Of(answer.Now)) ? new CapacityView(said.State, said.Weeks, said.SaidOn) : new CapacityView("unknown", null, null),
            [.. entry.Phones.Select(p => new PhoneView(p.Number, p.Label?.In(language) ?? ""))],
            entry.Audience,
            entry.Access ?? "direct",
            new CostView(entry.Cost ?? "unknown", entry.Fees?.In(language)),
            [.. why.Select(r => new ReasonView(ReasonTexts.Code(r.Code), reasons.Text(r, language)))],
            entry.Url(language));
    }

    private static CategoryView Category(FinderState state, Code code, Entry entry, string language) => new(
        code.Scheme,
        code.Value,
        code.Scheme == TaxonomyTerm.SociaalBrusselOrganisation ? entry.Organization?.In(language)
            : state.Kinds.TryGetValue(code.Value, out var kind) ? kind.Name.In(language) : null);
}
