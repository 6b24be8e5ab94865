using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Platform;

namespace Nabij.Features.Terms;

/// <summary>Themes, each with its kinds of help, to edit.</summary>
[Authorize(Policies.Editor)]
internal sealed class TermsPage(NabijDb db) : PageModel
{
    /// <summary>Themes in their order, with the kinds whose home they are; last, without a theme, the kinds of none.</summary>
    public IReadOnlyList<(TaxonomyTerm? Theme, IReadOnlyList<TaxonomyTerm> Kinds)> Groups { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        var terms = (await db.TaxonomyTerms.AsNoTracking().Where(t => t.Status == EntryStatus.Active).ToListAsync(ct)).OrderBy(t => t.Document.Order).ThenBy(t => t.Key, StringComparer.Ordinal).ToList();
        var themes = terms.Where(t => t.Type == TermType.Theme).ToList();
        var kinds = terms.Where(t => t.Type == TermType.Kind).ToLookup(t => themes.Find(theme => t.Document.Themes is [var home, ..] && home == theme.Key)?.Id);
        Groups = [.. themes.Select(t => ((TaxonomyTerm?)t, (IReadOnlyList<TaxonomyTerm>)[.. kinds[t.Id]])), (null, [.. kinds[null]])];
    }
}
