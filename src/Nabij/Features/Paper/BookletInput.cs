using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;
using Nabij.Features.Finder;
using Nabij.Features.Territories;
using Nabij.Platform;

namespace Nabij.Features.Paper;

/// <summary>For which place and which themes a booklet is asked, with what is wrong with that; the rest still holds.</summary>
internal sealed record BookletInput
{
    /// <summary>As typed.</summary>
    public string Near { get; private init; } = "";
    public Place Place { get; private init; } = Place.None;

    /// <summary>Codes of known themes; none means all.</summary>
    public IReadOnlyList<string> Themes { get; private init; } = [];
    public IReadOnlyList<Problem> Problems { get; private init; } = [];

    /// <summary>Something was asked at all.</summary>
    public bool IsAsked { get; private init; }

    public bool IsComplete => Place.State is not PlaceState.None;

    public IEnumerable<KeyValuePair<string, string>> Fields(string? near = null) =>
        [KeyValuePair.Create("near", near ?? Near), .. Themes.Select(t => KeyValuePair.Create("theme", t))];

    /// <summary><c>?near=…&amp;theme=…</c></summary>
    public string Query(string? near = null) => new QueryBuilder(Fields(near)).ToQueryString().ToUriComponent();

    public static BookletInput Read(IEnumerable<KeyValuePair<string, StringValues>> fields, FinderState state)
    {
        List<string> Values(string name) =>
            [.. fields.Where(f => f.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).SelectMany(f => f.Value).OfType<string>().Select(v => v.Trim()).Where(v => v.Length > 0)];

        var near = Values("near").FirstOrDefault() ?? "";
        var themes = Values("theme");
        var known = state.Themes.Select(t => t.Code).Where(themes.Contains).ToList();
        var problems = new List<Problem>();
        if (!state.Places.Find(near).Ok(out var place))
        {
            problems.Add(PlaceBook.Unknown);
            place = Place.None;
        }
        else if (place.State is PlaceState.None && themes.Count > 0)
        {
            problems.Add(new Problem("near.missing", ProblemKind.Invalid, "near"));
        }

        if (themes.Exists(t => !known.Contains(t)))
        {
            problems.Add(new Problem("theme.unknown", ProblemKind.Invalid, "theme"));
        }

        return new BookletInput
        {
            Near = near.Length > PlaceBook.MaxNear ? near[..PlaceBook.MaxNear] : near,
            Place = place,
            Themes = known,
            Problems = problems,
            IsAsked = near.Length > 0 || themes.Count > 0,
        };
    }
}
