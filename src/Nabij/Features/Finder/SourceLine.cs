using System.Globalization;

namespace Nabij.Features.Finder;

/// <summary>
/// Where an entry's facts come from and how old they are. <paramref name="Entry"/> is its address without the language
/// (<c>lines/awel-102</c>), for who wants to say that something is wrong.
/// </summary>
internal sealed record SourceLine(string Source, string? Section, DateOnly? CheckedOn, bool Confirmed, bool Outside, string? Entry = null)
{
    /// <summary>For facts that are no entry of their own: as old as their source.</summary>
    public static SourceLine Of(FinderState state, string source, string? section = null) => new(
        source,
        section,
        DateOnly.TryParseExact(state.Sources.GetValueOrDefault(source)?.Dated, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        Confirmed: false,
        Outside: false);
}
