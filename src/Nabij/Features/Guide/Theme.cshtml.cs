using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Directory;
using Nabij.Features.Finder;

namespace Nabij.Features.Guide;

[AllowAnonymous]
internal sealed class ThemePage(FindHelp find) : PageModel
{
    public FinderState State { get; } = find.State;
    public TermDocument Theme { get; private set; } = null!;
    public string Code { get; private set; } = "";

    /// <summary>Kinds of help of the theme, those at home here first.</summary>
    public IReadOnlyList<Entry> Kinds { get; private set; } = [];

    /// <summary>Services and projects of the theme that are no kind of their own.</summary>
    public IReadOnlyList<Entry> Services { get; private set; } = [];
    public IReadOnlyList<Entry> Lines { get; private set; } = [];

    public IActionResult OnGet(string code)
    {
        var theme = State.Themes.FirstOrDefault(t => t.Code == code);
        if (theme.Document is null)
        {
            return NotFound();
        }

        (Code, Theme) = theme;
        Kinds = [.. State.Kinds.Values.Where(k => k.Themes.Contains(code)).OrderBy(k => k.Themes[0] == code ? 0 : 1)];
        Lines = [.. State.Lines.Values.Where(l => l.Themes.Contains(code) && l.Audience is ("everyone" or "circle")).OrderBy(l => l.Key, StringComparer.Ordinal)];
        Services = [.. State.Services.Values.Where(s => s.Themes.Contains(code)).OrderBy(s => s.Key, StringComparer.Ordinal)];
        return Page();
    }
}
