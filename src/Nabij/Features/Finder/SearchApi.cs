using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;
using Nabij.Platform;

namespace Nabij.Features.Finder;

internal static class SearchApi
{
    public static void MapSearchApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/search").WithTags("Search").AllowAnonymous();
        api.MapGet("/", (HttpRequest request, FindHelp find, NoteNeeds needs, ResponseMaker maker) => Search(request, request.Query, find, needs, maker))
            .WithName("Search")
            .WithSummary("Find help. The same fields can be posted as a form, so that the question stays out of the address.");

        // A question changes nothing, so it needs no antiforgery token; a test checks that it cannot write.
        api.MapPost("/", async (HttpRequest request, FindHelp find, NoteNeeds needs, ResponseMaker maker, CancellationToken ct) =>
                request.HasFormContentType
                    ? Search(request, await request.FieldsAsync(ct), find, needs, maker)
                    : (Results<Ok<SearchResponse>, ProblemHttpResult>)ApiProblems.From(new Problem("body.not-a-form", ProblemKind.Invalid)))
            .WithName("SearchByForm")
            .DisableAntiforgery();
    }

    private static Results<Ok<SearchResponse>, ProblemHttpResult> Search(
        HttpRequest request, IEnumerable<KeyValuePair<string, StringValues>> values, FindHelp find, NoteNeeds needs, ResponseMaker maker)
    {
        PrivateAnswer.Mark(request.HttpContext);
        var state = find.State;
        var input = SearchInput.Read(values, state, Languages.Preferred(request), strict: true);
        Languages.Use(input.Language);
        if (input.Problems.Count > 0)
        {
            return ApiProblems.Invalid(input.Problems);
        }

        var answer = find.Run(input, state);
        needs.Searched(answer);
        return TypedResults.Ok(maker.Make(answer));
    }
}
