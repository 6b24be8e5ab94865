using Microsoft.Extensions.Primitives;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Features.Members;

/// <summary>Where, until when and under which secrecy somebody works, as a form has it: what was typed, right or wrong.</summary>
internal sealed record TermsForm(string[] Territories, string[] Desks, string[] Themes, string? Starts, string? Ends, string? Ground)
{
    /// <summary>Value of "not bound by professional secrecy", which is an answer; nothing chosen is none.</summary>
    public const string NotBound = "no";

    public static TermsForm Empty(DateOnly today) => new([], [], [], FormDay.Write(today), null, null);

    public static TermsForm Of(MembershipTerms terms) => new(
        [.. terms.Scope.Territories], [.. terms.Scope.Desks], [.. terms.Scope.Themes], FormDay.Write(terms.StartsOn), FormDay.Write(terms.EndsOn), terms.SecrecyGround ?? NotBound);

    public static TermsForm Read(IEnumerable<KeyValuePair<string, StringValues>> fields)
    {
        var form = fields.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        return new(Codes("territories"), Codes("desks"), Codes("themes"), form.GetValueOrDefault("starts"), form.GetValueOrDefault("ends"), form.GetValueOrDefault("ground"));

        string[] Codes(string name) => [.. form.GetValueOrDefault(name).Where(c => !string.IsNullOrEmpty(c)).Select(c => c!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MembershipScope.MaxCodes)];
    }

    /// <summary>Only what the role is about: a form for one role has no fields for another.</summary>
    public MembershipScope ScopeFor(MemberRole role)
    {
        var takes = role.Takes();
        return new MembershipScope
        {
            Territories = takes.HasFlag(ScopePart.Territories) ? Territories : [],
            Desks = takes.HasFlag(ScopePart.Desks) ? Desks : [],
            Themes = takes.HasFlag(ScopePart.Themes) ? Themes : [],
        };
    }

    /// <param name="started">The day it began, when that cannot be changed any more.</param>
    public Result<MembershipTerms> Parse(MemberRole role, DateOnly today, DateOnly? started = null)
    {
        if (started is null && FormDay.IsWrong(Starts))
        {
            return MembershipProblems.StartWrong;
        }

        if (FormDay.IsWrong(Ends))
        {
            return MembershipProblems.EndWrong;
        }

        return string.IsNullOrEmpty(Ground)
            ? MembershipProblems.GroundMissing
            : new MembershipTerms(ScopeFor(role), started ?? FormDay.Read(Starts) ?? today, FormDay.Read(Ends), Ground == NotBound ? null : Ground);
    }
}

/// <summary>The form's choices, and what is wrong with it.</summary>
internal sealed record TermsFields(
    TermsForm Form, MemberRole Role, DateOnly Today, bool HasStarted, Problem? Problem,
    IReadOnlyList<ChoiceGroup> Territories, IReadOnlyList<KeyValuePair<string, string>> Desks, IReadOnlyList<KeyValuePair<string, string>> Themes)
{
    public static async Task<TermsFields> LoadAsync(ScopeChoices choices, TermsForm form, MemberRole role, DateOnly today, bool hasStarted, Problem? problem, CancellationToken ct)
    {
        var takes = role.Takes();
        return new(
            form, role, today, hasStarted, problem,
            takes.HasFlag(ScopePart.Territories) ? await choices.TerritoriesAsync(ct) : [],
            takes.HasFlag(ScopePart.Desks) ? await choices.DesksAsync(ct) : [],
            takes.HasFlag(ScopePart.Themes) ? await choices.ThemesAsync(ct) : []);
    }

    public string? Wrong(string field) => Problem?.Field == field ? Problem.Code : null;
}
