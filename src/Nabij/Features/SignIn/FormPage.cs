using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Platform;

namespace Nabij.Features.SignIn;

/// <summary>What was wrong with the one form of a page, for the view.</summary>
internal sealed class FormProblems
{
    private readonly List<Problem> _all = [];

    public bool Any => _all.Count > 0;

    public void Add(Problem problem) => _all.Add(problem);

    /// <summary>The text at a field; null when nothing is wrong with it.</summary>
    public string? At(string field, TextsOf<Texts> texts) => _all.Find(p => p.Field == field) is { } wrong ? texts[wrong.Code] : null;

    /// <summary>All, for the list above the form.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> List(TextsOf<Texts> texts) => [.. _all.Select(p => KeyValuePair.Create(p.Field ?? "", texts[p.Code]))];
}

internal static class FormAnswers
{
    /// <summary>The page again, with what is wrong.</summary>
    public static IActionResult Wrong(this PageModel page, FormProblems problems, Problem problem)
    {
        problems.Add(problem);
        page.Response.StatusCode = problem == SignInProblems.Wait || problem == SignInProblems.WaitADay ? StatusCodes.Status429TooManyRequests : ApiProblems.Status(problem.Kind);
        return page.Page();
    }

    /// <summary>Where one stands who could not leave for a provider: nowhere, on the page again to wait, or where failures are said.</summary>
    public static IActionResult NotAway(this PageModel page, FormProblems problems, Problem? problem, string failed) => problem switch
    {
        { Kind: ProblemKind.NotFound } => page.NotFound(),
        { } wait when wait == SignInProblems.Wait => page.Wrong(problems, wait),
        _ => new RedirectResult(failed),
    };
}
