using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Features.Territories;
using Nabij.Platform;
using Nabij.Search;

namespace Nabij.Features.Guide;

/// <summary>A kind of help: what it is, for whom, how one gets it, what it costs, where to ask, and what is behind it now.</summary>
[AllowAnonymous]
internal sealed class HelpPage(NabijDb db, FindHelp find) : PageModel
{
    private const int MostEntries = 30;

    public FinderState State { get; } = find.State;
    public TaxonomyTerm Term { get; private set; } = null!;
    public TermDocument Kind => Term.Document;

    /// <summary>Services and lines of this kind that residents can open.</summary>
    public IReadOnlyList<Hit<Entry>> Behind { get; private set; } = [];

    /// <summary>Those that only a professional can open: they stand apart (FIELD 2).</summary>
    public IReadOnlyList<Hit<Entry>> ForProfessionals { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, CancellationToken ct)
    {
        var term = await db.TaxonomyTerms.AsNoTracking().SingleOrDefaultAsync(t => t.Type == TermType.Kind && t.Key == code, ct);
        if (term is null)
        {
            return NotFound();
        }

        Term = term;
        if (term.Status == EntryStatus.Active)
        {
            var behind = find.List(State, Languages.Current, Place.None, MostEntries, (Facet.Kind, code)).Hits.Where(h => h.Shown.Type != DocumentType.Help).ToList();
            Behind = [.. behind.Where(h => h.Shown.Audience is "everyone" or "circle")];
            ForProfessionals = [.. behind.Except(Behind)];
        }

        return Page();
    }
}
