using System.Globalization;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Features.Members;

internal sealed class Texts;

/// <summary>Sentences about members that several pages say.</summary>
internal static class MemberWords
{
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>From when until when, in a sentence.</summary>
    public static string Days(TextsOf<Texts> texts, DateOnly starts, DateOnly? ends, DateOnly today) => (starts > today, ends) switch
    {
        (true, null) => texts["days.later", ("from", Day(starts))],
        (true, { } last) => texts["days.later-until", ("from", Day(starts)), ("until", Day(last))],
        (false, null) => texts["days.since", ("from", Day(starts))],
        (false, { } last) => texts["days.until", ("until", Day(last))],
    };

    /// <summary>What a scope says, named: territories, desks and themes beside each other.</summary>
    public static string Scope(MembershipScope scope, IReadOnlyList<KeyValuePair<string, string>> named) =>
        string.Join(", ", scope.Territories.Concat(scope.Desks).Concat(scope.Themes).Select(c => ScopeChoices.Name(named, c)));
}
