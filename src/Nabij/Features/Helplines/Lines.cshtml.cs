using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Data;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Helplines;

/// <summary>All helplines, by theme; those for professionals apart (FIELD 2).</summary>
[AllowAnonymous]
internal sealed class LinesPage(FindHelp find) : PageModel
{
    private readonly FinderState _state = find.State;

    public DangerBlock Dangers => DangerBlock.Always(_state, Languages.Current);

    /// <summary>Lines for everyone, under their first theme, in the order of the guide; without a theme under none.</summary>
    public IEnumerable<(string Code, LocalText? Name, IReadOnlyList<Entry> Lines)> ByTheme()
    {
        var open = Sorted(_state.Lines.Values.Where(l => l.Audience is "everyone" or "circle"));
        return _state.Themes
            .Select(t => (t.Code, (LocalText?)t.Document.Name, (IReadOnlyList<Entry>)[.. open.Where(l => l.Themes is [var home, ..] && home == t.Code)]))
            .Append(("other", null, [.. open.Where(l => l.Themes.Count == 0)]))
            .Where(g => g.Item3.Count > 0);
    }

    public IReadOnlyList<Entry> ForProfessionals => Sorted(_state.Lines.Values.Where(l => l.Audience is "professionals" or "professions"));

    private static List<Entry> Sorted(IEnumerable<Entry> lines) =>
        [.. lines.OrderBy(l => l.Name.In(Languages.Current), StringComparer.Create(System.Globalization.CultureInfo.CurrentCulture, ignoreCase: true)).ThenBy(l => l.Key, StringComparer.Ordinal)];
}
