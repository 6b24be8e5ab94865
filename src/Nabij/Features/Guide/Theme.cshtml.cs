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

    /// <summary>Kinds of help of the theme that residents can ask for, those at home here first.</summary>
    public IReadOnlyList<Entry> Kinds { get; private set; } = [];

    /// <summary>Services and projects of the theme that are no kind of their own.</summary>
    public IReadOnlyList<Entry> Services { get; private set; } = [];
    public IReadOnlyList<Entry> Lines { get; private set; } = [];

    /// <summary>What only a professional can open, of all types: it stands apart (FIELD 2).</summary>
    public IReadOnlyList<Entry> ForProfessionals { get; private set; } = [];

    public IActionResult OnGet(string code)
    {
        var theme = State.Themes.FirstOrDefault(t => t.Code == code);
        if (theme.Document is null)
        {
            return NotFound();
        }

        (Code, Theme) = theme;
        var kinds = State.Kinds.Values.Where(k => k.Themes.Contains(code)).OrderBy(k => k.Themes[0] == code ? 0 : 1).ToList();
        var services = State.Services.Values.Where(s => s.Themes.Contains(code)).OrderBy(s => s.Key, StringComparer.Ordinal).ToList();
        var lines = State.Lines.Values.Where(l => l.Themes.Contains(code)).OrderBy(l => l.Key, StringComparer.Ordinal).ToList();
        (Kinds, Services, Lines) = ([.. kinds.Where(IsOpen)], [.. services.Where(IsOpen)], [.. lines.Where(IsOpen)]);
        ForProfessionals = [.. kinds.Concat(services).Concat(lines).Where(e => !IsOpen(e))];
        return Page();
    }

    private static bool IsOpen(Entry entry) => entry.Audience is "everyone" or "circle";
}
