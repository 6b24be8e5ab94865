using System.Globalization;
using Microsoft.Extensions.Primitives;
using Nabij.Features.Directory;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>Whether there is room, as fields of a form: what the service said last, and how often it wants to be asked.</summary>
internal static class CapacityFields
{
    public const string State = "capacity";
    public const string Weeks = "weeks";
    public const string Rhythm = "rhythm";

    /// <summary>The same answer, said once more: it counts from today.</summary>
    public const string Again = "capacity_again";

    /// <summary>Nothing is known.</summary>
    public const string Unknown = "unknown";

    public static readonly IReadOnlyList<string> States = [.. Capacity.States, Unknown];
    public static readonly IReadOnlyList<string> Rhythms = ["1", "2", "3", "6", "12", "0"];

    public static void Fill(Dictionary<string, StringValues> fields, ServiceDocument entry)
    {
        fields[State] = entry.Capacity?.State ?? Unknown;
        fields[Weeks] = entry.Capacity?.Weeks?.ToString(CultureInfo.InvariantCulture);
        fields[Rhythm] = entry.CapacityMonths?.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>How often it wants to be asked, in words.</summary>
    public static string RhythmOf(string months, TextsOf<Texts> texts) =>
        months == "0" ? texts["room.rhythm.never"] : texts.Plural("room.rhythm", int.Parse(months, CultureInfo.InvariantCulture));

    public static IEnumerable<FieldProblem> Check(EntryForm form)
    {
        if (form[State] == Capacity.WaitingList && form[Weeks].Trim().Length > 0 && WeeksOf(form) is null)
        {
            yield return new FieldProblem(Weeks, "entry.weeks-wrong", Capacity.MostWeeks.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>What stays as it was keeps the day on which it was said.</summary>
    public static ServiceDocument Apply(EntryForm form, ServiceDocument entry, DateOnly today)
    {
        if (Rhythms.Contains(form[Rhythm]))
        {
            entry = entry with { CapacityMonths = int.Parse(form[Rhythm], CultureInfo.InvariantCulture) };
        }

        var state = form[State];
        if (!States.Contains(state))
        {
            return entry;
        }

        var weeks = state == Capacity.WaitingList ? WeeksOf(form) : null;
        var isSame = (entry.Capacity?.State ?? Unknown) == state && entry.Capacity?.Weeks == weeks;
        return isSame && form[Again] != "yes" ? entry
            : entry with { Capacity = state == Unknown ? null : Capacity.Said(state, weeks, today, entry.CapacityMonths ?? Capacity.DefaultMonths) };
    }

    private static int? WeeksOf(EntryForm form) =>
        int.TryParse(form[Weeks].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var weeks) && weeks is >= 1 and <= Capacity.MostWeeks ? weeks : null;
}
