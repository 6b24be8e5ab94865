using System.Globalization;

namespace Nabij.Calendar.Tests;

/// <summary>Says hours as people write them in one language, each time in another way.</summary>
internal sealed class PlainWriter(string language, Random random)
{
    private static readonly Dictionary<string, (string[] Full, string[] Short, string[] Months, string[] Closed, string And, string To, string[] Holidays, string[] OfTheMonth)> Words = new()
    {
        ["nl"] = (["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"], ["zo", "ma", "di", "wo", "do", "vr", "za"],
            ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
            ["gesloten", "toe"], "en", "tot", ["feestdagen", "op wettelijke feestdagen", "PH"], ["van de maand", "van elke maand", ""]),
        ["fr"] = (["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"], ["di", "lu", "ma", "me", "je", "ve", "sa"],
            ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
            ["fermé", "Fermée"], "et", "à", ["jours fériés", "les jours fériés"], ["du mois", "de chaque mois", ""]),
        ["en"] = (["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"], ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
            ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
            ["closed", "Closed"], "and", "to", ["public holidays", "on bank holidays"], ["of the month", "of every month", ""]),
    };

    private static readonly string[] NlNth = ["eerste", "tweede", "derde", "vierde"], EnNth = ["first", "second", "third", "fourth"], EnShort = ["1st", "2nd", "3rd", "4th"];

    private readonly bool _short = random.Next(2) == 0;
    private readonly int _time = random.Next(4);

    public string Write(PlainMeant meant)
    {
        var words = Words[language];
        var said = meant.Week.Select(g => $"{Days(g.Days)}{Any(" ", ": ", ", ")}{Times(g.Times)}").ToList();
        said.AddRange(meant.Closed.Select(d => Closed(Day(d))));
        if (meant.NthClosed is { } nth)
        {
            said.Add(Closed($"{Ordinal(nth.Nth)} {words.Full[nth.Day]} {Any(words.OfTheMonth)}".TrimEnd()));
        }

        if (meant.HolidaysClosed)
        {
            said.Add(Closed(Any(words.Holidays)));
        }

        if (meant.Season is { } season)
        {
            var (from, to) = (words.Months[season.From - 1], words.Months[season.To - 1]);
            said.Add((season.To - season.From, random.Next(2)) switch
            {
                (0, _) => $"{from}: {Time(season.Time)}",
                (1, 0) => $"{from} {words.And} {to} {Time(season.Time)}",
                _ => $"{from}-{to} {Time(season.Time)}",
            });
        }

        if (meant.DatesClosed is [var first, .. var rest])
        {
            said.Add(Closed(rest.Count == 0 ? Date(first) : first.Month == rest[^1].Month && random.Next(2) == 0 ? $"{first.Day}-{rest[^1].Day} {words.Months[first.Month - 1]} 2027" : $"{Date(first)} - {Date(rest[^1])}"));
        }

        if (meant.Date is { } date)
        {
            said.Add($"{Date(date.Day, true)} {Time(date.Time)}");
        }

        // What comes last need not be typed last.
        return string.Join(Any("; ", ";\n", " ; "), said);
    }

    private string Closed(string days) => random.Next(2) == 0 ? $"{days} {Any(Words[language].Closed)}" : $"{Any(Words[language].Closed)} {days}";

    private string Day(int day) => _short ? Words[language].Short[day] + Any("", ".") : Words[language].Full[day];

    private string Days(List<int> days)
    {
        var words = Words[language];
        if (days.Count == 1)
        {
            return Day(days[0]);
        }

        var listed = $"{string.Join(", ", days.SkipLast(1).Select(Day))} {words.And} {Day(days[^1])}";
        return (random.Next(3), language) switch
        {
            (0, _) => listed,
            (1, "nl") => $"van {Day(days[0])} {Any("tot", "t/m", "t.e.m.", "tot en met")} {Day(days[^1])}",
            (1, "fr") => $"du {Day(days[0])} au {Day(days[^1])}",
            (1, _) => $"from {Day(days[0])} {Any("to", "through")} {Day(days[^1])}",
            _ => $"{Day(days[0])}{Any("-", " - ", "–")}{Day(days[^1])}",
        };
    }

    private string Times(List<(int From, int To)> times) => string.Join(Any($" {Words[language].And} ", ", ", " & "), times.Select(Time));

    private string Time((int From, int To) time)
    {
        var to = time.To > 1440 ? time.To - 1440 : time.To;
        return random.Next(3) == 0 ? $"{Clock(time.From)} {Words[language].To} {Clock(to)}" : $"{Clock(time.From)}{Any("-", " - ", "–")}{Clock(to)}";
    }

    private string Clock(int minutes)
    {
        var (hour, minute) = (minutes / 60, minutes % 60);
        return (language, _time) switch
        {
            ("nl", 0) => minute == 0 ? $"{hour}u" : string.Create(CultureInfo.InvariantCulture, $"{hour}u{minute:00}"),
            ("fr", 0) => minute == 0 ? $"{hour}h" : string.Create(CultureInfo.InvariantCulture, $"{hour} h {minute:00}"),
            ("en", 0) => string.Create(CultureInfo.InvariantCulture, $"{(hour + 11) % 12 + 1}:{minute:00}{(hour % 24 < 12 ? "am" : "pm")}"),
            (_, 1) => string.Create(CultureInfo.InvariantCulture, $"{hour}:{minute:00}"),
            (_, 2) => string.Create(CultureInfo.InvariantCulture, $"{hour:00}.{minute:00}"),
            _ => minute == 0 ? hour.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{hour}:{minute:00}"),
        };
    }

    private string Ordinal(int nth) => (language, nth) switch
    {
        ("nl", -1) => "laatste",
        ("nl", _) => Any($"{nth}e", $"{nth}de", NlNth[nth - 1]),
        ("fr", -1) => "le dernier",
        ("fr", 1) => Any("le 1er", "le premier"),
        ("fr", _) => Any($"le {nth}e", $"le {nth}ème"),
        (_, -1) => "last",
        _ => Any(EnShort[nth - 1], EnNth[nth - 1]),
    };

    private string Date(DateOnly day, bool yearly = false)
    {
        var month = Words[language].Months[day.Month - 1];
        return random.Next(3) switch
        {
            0 => yearly ? $"{day.Day}/{day.Month}" : $"{day.Day}/{day.Month}/2027",
            1 when !yearly => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => $"{(day.Day == 1 && language == "fr" ? "1er" : day.Day)} {month}{(yearly ? "" : " 2027")}",
        };
    }

    private string Any(params string[] ways) => ways[random.Next(ways.Length)];
}
