namespace Nabij.Features.Directory;

/// <summary>
/// Whether there is room, in the service's own word of a day. After <paramref name="Until"/> it is not known any more: no answer is no "yes" (FIELD 25).
/// </summary>
/// <param name="State">places, waiting-list or full.</param>
/// <param name="Weeks">About how long one waits; only with a waiting list, null when that was not said.</param>
/// <param name="SaidOn">The day it was said, in Brussels.</param>
/// <param name="Until">The last day it holds.</param>
internal sealed record Capacity(string State, int? Weeks, DateOnly SaidOn, DateOnly Until)
{
    public const string Places = "places";
    public const string WaitingList = "waiting-list";
    public const string Full = "full";
    public const int MostWeeks = 260;

    /// <summary>How many months pass between two questions when the service did not choose (FIELD 25).</summary>
    public const int DefaultMonths = 1;

    // Who is asked on the first answers within the week.
    private const int DaysToAnswer = 7;

    public static readonly IReadOnlyList<string> States = [Places, WaitingList, Full];

    public bool HoldsOn(DateOnly day) => day <= Until;

    /// <param name="months">The service's own rhythm; 0 when it does not want to be asked, and then it holds as long as by default.</param>
    public static Capacity Said(string state, int? weeks, DateOnly today, int months) =>
        new(state, state == WaitingList ? weeks : null, today, today.AddMonths(months > 0 ? months : DefaultMonths).AddDays(DaysToAnswer));
}
