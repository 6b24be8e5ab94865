using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;
using Nabij.Features.Finder.Suggesting;
using Nabij.Features.Territories;
using Nabij.Platform;
using Nabij.Search;

namespace Nabij.Features.Finder;

// A question changes nothing: it is answered at once, by GET or POST, without cookie or token.
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class SearchPage(FindHelp find, NoteNeeds needs) : PageModel
{
    private const int FewFound = 2;
    private const int MostMeant = 4;

    /// <summary>The sides shown as filters, in this order.</summary>
    public static readonly Facet[] Shown = [Facet.Type, Facet.Open, Facet.Threshold, Facet.Cost, Facet.Channel, Facet.Language, Facet.Kind];

    public SearchAnswer Answer { get; private set; } = null!;

    public SearchInput Input => Answer.Input;

    public bool HasProblem(string field) => Input.Problems.Any(p => p.Field == field);

    public SearchFormView Form(string? nearError) =>
        new(Input.Text, Input.NearInWords(Answer.State), nearError, WithHints: Input.IsEmpty, Professional: Input.Asker == Asker.Professional, Method: IsPosted ? "post" : "get");

    public bool IsPosted => HttpMethods.IsPost(Request.Method);

    /// <summary>Nothing to look for yet: no words, no filter, no place.</summary>
    public bool IsBlank => Input.IsEmpty && Input.Place.State is PlaceState.None or PlaceState.Outside && Input.Text.Length == 0;

    /// <summary>What may have been meant, when nothing was found, or little by words that no kind of help has: not what stands on the page already.</summary>
    public IReadOnlyList<SuggestionView> DidYouMean =>
        Answer.Results.Total > (Answer.Results.Understood.Count > 0 ? 0 : FewFound) || Input.Need.Length == 0
            ? []
            : [.. Answer.State.Suggestions.InsteadOf(Input.Need, Input.Language, Input.Asker, MostMeant, Answer.State)
                .Where(s => Answer.Results.Hits.All(h => Entry.PathOf(h.Shown.Type, h.Shown.Key) != s.Shown.Path))
                .Select(s => SuggestionView.Of(s, Input.Language))];

    /// <summary>The places that an unknown one may be, each as this question asked there.</summary>
    public IReadOnlyList<SearchStep> PlacesMeant =>
        !HasProblem("near")
            ? []
            : [.. Answer.State.Suggestions.Places.FindAny(Input.Near, Input.Language, MostMeant)
                .Select(s => s.Shown.Fill.In(Input.Language))
                .Select(name => new SearchStep(Input, name, IsPosted, Near: name))];

    public DangerBlock Dangers(string title) => new(title, Answer.Dangers, QuickExit: true);

    public void OnGet() => Run(Request.Query);

    public async Task OnPostAsync(CancellationToken ct) => Run(await Request.FieldsAsync(ct));

    private void Run(IEnumerable<KeyValuePair<string, StringValues>> values)
    {
        PrivateAnswer.Mark(HttpContext);
        var state = find.State;
        var input = SearchInput.Read(values.Where(v => v.Key != "lang"), state, Languages.Current, strict: false);
        Answer = find.Run(input, state);
        needs.Searched(Answer);
        if (input.Problems.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }
}
