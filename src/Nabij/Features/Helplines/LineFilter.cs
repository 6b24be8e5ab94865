using Microsoft.Extensions.Primitives;
using Nabij.Calendar;
using Nabij.Features.Finder;

namespace Nabij.Features.Helplines;

/// <summary>Which of the lines one wants to see: any of the themes, any of the languages, any of the audiences, open now.</summary>
internal sealed record LineFilter
{
    private const int MostValues = 50;

    /// <summary>Lines for everyone and for those around a person; lines for professionals (FIELD 2).</summary>
    public static readonly string[] Audiences = ["everyone", "circle", "professionals", "professions"];

    public IReadOnlyList<string> Themes { get; private init; } = [];
    public IReadOnlyList<string> Languages { get; private init; } = [];
    public IReadOnlyList<string> For { get; private init; } = [];
    public bool OpenNow { get; private init; }

    /// <summary>Something was asked that we do not know; the rest holds.</summary>
    public bool IsWrong { get; private init; }

    public bool IsEmpty => Themes.Count + Languages.Count + For.Count == 0 && !OpenNow;

    public static LineFilter Read(IQueryCollection query, FinderState state)
    {
        var themes = Values(query["theme"]);
        var languages = Values(query["language"]);
        var audiences = Values(query["for"]);
        var open = Values(query["open"]);
        var known = new LineFilter
        {
            Themes = [.. themes.Where(t => state.Themes.Any(s => s.Code == t))],
            Languages = [.. languages.Where(FilterCodes.IsLanguage)],
            For = [.. audiences.Where(Audiences.Contains)],
            OpenNow = open.Contains("now"),
        };
        return known with { IsWrong = known.Themes.Count + known.Languages.Count + known.For.Count + (known.OpenNow ? 1 : 0) < themes.Count + languages.Count + audiences.Count + open.Count };
    }

    public bool Lets(Entry line, FinderState state, DateTimeOffset now) =>
        (Themes.Count == 0 || Themes.Any(line.Themes.Contains))
        && (Languages.Count == 0 || Languages.Any(line.Languages.Contains))
        && (For.Count == 0 || For.Contains(line.Audience))
        && (!OpenNow || state.Openings.At(line.Hours, now).State == OpeningState.Open);

    /// <summary>The keys of lines in an address, each once, known or not.</summary>
    public static IReadOnlyList<string> Lines(IQueryCollection query) => Values(query["line"]);

    private static List<string> Values(StringValues values) =>
        [.. values.OfType<string>().Select(v => v.Trim()).Where(v => v.Length is > 0 and <= 100).Distinct(StringComparer.Ordinal).Take(MostValues)];
}
