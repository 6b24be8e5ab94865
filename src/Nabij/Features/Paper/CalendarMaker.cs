using Nabij.Calendar;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Paper;

/// <summary>Opening hours, closures and legal holidays of chosen entries as one calendar file. Where hours are not known there is nothing to write.</summary>
internal sealed class CalendarMaker(TextsOf<Texts> texts, PaperAddress address, TimeProvider clock)
{
    // A year: what a holiday does to later hours is not yet said.
    private const int Days = 366;

    public static bool Has(PaperEntry entry) => entry.Hours is not null;

    public string Write(IEnumerable<PaperEntry> entries)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, OpeningTable.Brussels).DateTime);
        return CalendarFile.Write([.. entries.Where(Has).SelectMany(e => Events(e, today))], now, $"-//Nabij//{texts["calendar.name"]}//{Languages.Current.ToUpperInvariant()}", texts["calendar.name"]);
    }

    private IEnumerable<CalendarEvent> Events(PaperEntry entry, DateOnly today)
    {
        var name = entry.Entry.Name.In(Languages.Current);
        string In(string key) => texts[key, ("name", name)];
        var words = new OpeningWords(In("calendar.open"), In("calendar.appointment"), In("calendar.closed"), In("calendar.holiday-closed"), In("calendar.holiday-unknown"));
        var numbers = string.Join(", ", entry.Entry.Phones.Select(p => p.Number));
        return OpeningEvents.Of(entry.Hours!, words, entry.Entry.Id.ToString("N"), address.Host, today, today.AddDays(Days - 1)).Select(e => e with
        {
            Description = string.Join('\n', new[] { e.Description, numbers }.Where(d => !string.IsNullOrEmpty(d))),
            Url = e.Url ?? new Uri(entry.Link),
        });
    }
}
