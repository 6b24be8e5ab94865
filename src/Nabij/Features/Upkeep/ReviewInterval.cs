using Nabij.Features.Finder;
using Nabij.Search;

namespace Nabij.Features.Upkeep;

/// <summary>How long an entry is believed without anybody saying that it still holds. In months.</summary>
internal static class ReviewInterval
{
    /// <summary>A line that people call in danger is checked each month (FIELD 8).</summary>
    public const int DangerLine = 1;

    // Numbers and hours of lines are what people act on at once; neighbours' groups come and go.
    private const int Line = 6;
    private const int Informal = 6;
    private const int Service = 12;

    // What has an end may end sooner.
    private const int Project = 6;

    public static int Months(Entry entry, bool isDangerLine) =>
        isDangerLine ? DangerLine
        : entry.Type == DocumentType.Helpline ? Line
        : entry.Type == DocumentType.Informal ? Informal
        : entry.Until is not null ? Project
        : Service;

    /// <summary>The day on which it should be checked again; null: never checked, so at once.</summary>
    public static DateOnly? DueOn(Entry entry, bool isDangerLine) => entry.CheckedOn?.AddMonths(Months(entry, isDangerLine));

    public static bool IsDue(Entry entry, bool isDangerLine, DateOnly today) => DueOn(entry, isDangerLine) is not { } day || day <= today;
}
