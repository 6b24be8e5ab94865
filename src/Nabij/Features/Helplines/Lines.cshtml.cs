using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Data;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Helplines;

/// <summary>All helplines, by theme, with their open state; those for professionals apart (FIELD 2). Some can be chosen, to compare.</summary>
[AllowAnonymous]
internal sealed class LinesPage(FindHelp find, TimeProvider clock) : PageModel
{
    private List<Entry> _shown = [];

    public FinderState State { get; } = find.State;

    public LineFilter Filter { get; private set; } = new();

    /// <summary>Lines ticked to be compared.</summary>
    public IReadOnlyList<string> Chosen { get; private set; } = [];

    /// <summary>Ticked, but left out by the filter: they stay ticked.</summary>
    public IEnumerable<string> ChosenElsewhere => Chosen.Where(k => _shown.All(l => l.Key != k));

    public int Count => _shown.Count;

    public DangerBlock Dangers => DangerBlock.Always(State, Languages.Current);

    public IReadOnlyList<Entry> ForProfessionals => Sorted(_shown.Where(l => !IsForAll(l)));

    public void OnGet()
    {
        if (Request.Query.Count > 0)
        {
            PrivateAnswer.Mark(HttpContext);
        }

        Filter = LineFilter.Read(Request.Query, State);
        if (Filter.IsWrong)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        Chosen = [.. LineFilter.Lines(Request.Query).Where(State.Lines.ContainsKey)];
        var now = clock.GetUtcNow();
        _shown = [.. State.Lines.Values.Where(l => Filter.Lets(l, State, now))];
    }

    /// <summary>Lines for everyone, under their first theme, in the order of the guide; without a theme under none.</summary>
    public IEnumerable<(string Code, LocalText? Name, IReadOnlyList<Entry> Lines)> ByTheme()
    {
        var open = Sorted(_shown.Where(IsForAll));
        return State.Themes
            .Select(t => (t.Code, (LocalText?)t.Document.Name, (IReadOnlyList<Entry>)[.. open.Where(l => l.Themes is [var home, ..] && home == t.Code)]))
            .Append(("other", null, [.. open.Where(l => l.Themes.Count == 0)]))
            .Where(g => g.Item3.Count > 0);
    }

    /// <summary>What one can filter by, with how many of all lines have it.</summary>
    public IEnumerable<(string Code, int Count)> Themes => State.Themes.Select(t => (t.Code, State.Lines.Values.Count(l => l.Themes.Contains(t.Code)))).Where(t => t.Item2 > 0);

    public IEnumerable<(string Code, int Count)> Tongues => State.Lines.Values.SelectMany(l => l.Languages)
        .GroupBy(l => l, StringComparer.Ordinal).Select(g => (g.Key, g.Count())).OrderByDescending(g => g.Item2).ThenBy(g => g.Key, StringComparer.Ordinal);

    public IEnumerable<(string Code, int Count)> Audiences => LineFilter.Audiences.Select(a => (a, State.Lines.Values.Count(l => l.Audience == a))).Where(a => a.Item2 > 0);

    public LocalText ThemeName(string code) => State.Themes.First(t => t.Code == code).Document.Name;

    private static bool IsForAll(Entry line) => line.Audience is "everyone" or "circle";

    private static List<Entry> Sorted(IEnumerable<Entry> lines) =>
        [.. lines.OrderBy(l => l.Name.In(Languages.Current), StringComparer.Create(System.Globalization.CultureInfo.CurrentCulture, ignoreCase: true)).ThenBy(l => l.Key, StringComparer.Ordinal)];
}
