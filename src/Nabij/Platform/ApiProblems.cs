using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Nabij.Platform;

/// <summary>How the API says no: <c>application/problem+json</c> with our stable code, and wrong input by field.</summary>
internal static class ApiProblems
{
    public static ProblemHttpResult From(Problem problem) => Of(problem.Code, Status(problem.Kind), problem.Field is null ? [] : [problem]);

    /// <summary>A status that no endpoint of ours explained.</summary>
    public static ProblemHttpResult Of(int status) => Of("http." + status.ToString(CultureInfo.InvariantCulture), status, []);

    public static ProblemHttpResult Invalid(IReadOnlyList<Problem> problems) =>
        Of(problems is [var only] ? only.Code : "input.invalid", StatusCodes.Status400BadRequest, problems);

    public static int Status(ProblemKind kind) => kind switch
    {
        ProblemKind.NotFound => StatusCodes.Status404NotFound,
        ProblemKind.Conflict => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status400BadRequest,
    };

    private static ProblemHttpResult Of(string code, int status, IReadOnlyList<Problem> fields)
    {
        var texts = new TextsOf<Texts>();
        var details = new ProblemDetails
        {
            Status = status,
            Title = texts.Has(code) ? texts[code] : texts["problem.other"],
            Extensions = { ["code"] = code },
        };
        if (fields.Count > 0)
        {
            details.Extensions["errors"] = fields
                .GroupBy(p => p.Field!, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Select(p => new { code = p.Code, text = texts.Has(p.Code) ? texts[p.Code] : texts["problem.other"] }).ToArray(), StringComparer.Ordinal);
        }

        return TypedResults.Problem(details);
    }
}
