using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Platform;
using Nabij.Search;

namespace Nabij.Features.Finder.Suggesting;

/// <summary>
/// Suggestions for what stands in one box (<c>q</c> or <c>near</c>), as a piece of a page; 204 when there are none. By POST only: half a
/// sentence belongs in no address. A question changes nothing, so it needs no token.
/// </summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class SuggestionsPage(FindHelp find) : PageModel
{
    /// <summary>As many as a telephone shows above its keyboard.</summary>
    public const int Most = 6;

    /// <summary>The box they are for.</summary>
    public string Box { get; private set; } = "q";
    public IReadOnlyList<SuggestionView> Found { get; private set; } = [];

    /// <summary>What was typed names a danger: no list may hide that.</summary>
    public bool HasDanger { get; private set; }

    // Nobody comes here by an address.
    public IActionResult OnGet() => Redirect($"/{Languages.Current}");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        var state = find.State;
        var language = Languages.Current;
        var fields = (await Request.FieldsAsync(ct)).ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
        if (fields.TryGetValue("near", out var near))
        {
            Box = "near";
            Found = Views(state.Suggestions.Places.Find(near, language, Most), language);
        }
        else if (fields.TryGetValue("q", out var text))
        {
            var asker = fields.GetValueOrDefault("audience") == "professional" ? Asker.Professional : Asker.Everyone;
            Found = Views(state.Suggestions.ForNeed(text, language, asker, Most, state), language);
            HasDanger = state.Index.DangersIn(text, language).Count > 0;
        }

        return Found.Count > 0 || HasDanger ? Page() : new NoContentResult();
    }

    private static SuggestionView[] Views(IEnumerable<Suggestion<Suggested>> found, string language) =>
        [.. found.Select(s => SuggestionView.Of(s, language))];
}
