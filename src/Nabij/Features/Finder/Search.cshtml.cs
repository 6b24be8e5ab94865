using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;
using Nabij.Features.Territories;
using Nabij.Platform;
using Nabij.Search;

namespace Nabij.Features.Finder;

// A question changes nothing: it is answered at once, by GET or POST, without cookie or token.
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class SearchPage(FindHelp find) : PageModel
{
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

    public DangerBlock Dangers(string title) => new(title, Answer.Dangers, QuickExit: true);

    public void OnGet() => Run(Request.Query);

    public async Task OnPostAsync(CancellationToken ct) => Run(await Request.FieldsAsync(ct));

    private void Run(IEnumerable<KeyValuePair<string, StringValues>> values)
    {
        PrivateAnswer.Mark(HttpContext);
        var state = find.State;
        var input = SearchInput.Read(values.Where(v => v.Key != "lang"), state, Languages.Current, strict: false);
        Answer = find.Run(input, state);
        if (input.Problems.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }
}
