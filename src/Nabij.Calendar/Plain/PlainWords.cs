using System.Collections.Frozen;
using Nabij.Calendar.Osm;
using static Nabij.Calendar.Plain.PlainKind;

namespace Nabij.Calendar.Plain;

/// <summary>
/// The words of hours in Dutch, French and English, in small letters without accents; an apostrophe or a hyphen between words is a space.
/// A word that stands in two lines has two meanings: <see cref="PlainLexer"/> decides by the language of the rest.
/// </summary>
internal static class PlainWords
{
    public const int MaxWords = 5, Everyday = 127, WorkWeek = 62, Weekend = 65;
    public const int Morning = 1, Afternoon = 2, Evening = 3, Night = 4;

    /// <summary>Days that have a name, as <see cref="PlainKind.Feast"/> counts them.</summary>
    public static readonly OsmDate[] Feasts =
    [
        new(null, 12, 25, null), new(null, 1, 1, null), new(null, 0, 0, 0), new(null, 0, 0, 1), new(null, 0, 0, 39), new(null, 0, 0, 50), new(null, 11, 1, null),
        new(null, 11, 11, null), new(null, 7, 21, null), new(null, 8, 15, null), new(null, 12, 24, null), new(null, 12, 31, null), new(null, 5, 1, null),
    ];

    /// <summary>What is understood and still refused, as <see cref="PlainKind.Refused"/> counts it.</summary>
    public static readonly (string Code, string Reason, string[] Instead)[] Refusals =
    [
        ("plain.school-holidays", "school holidays are not known here; give the dates", []),
        ("plain.vacation", "the dates of this leave are not known here; give the dates", []),
        ("plain.ambiguous-holidays", "holidays are legal holidays or school holidays; say which", ["public holidays", "school holidays"]),
        ("plain.ambiguous-working-days", "working days are Monday to Friday or, in the law, Monday to Saturday; name the days", ["Mo-Fr", "Mo-Sa"]),
        ("plain.every-other", "which weeks these are cannot be known; say even or odd weeks, or which day of the month", []),
        ("plain.sun", "times of the sun are not read; give times of the clock", []),
        ("plain.season", "when this season begins and ends is not known; give the months or the dates", []),
    ];

    private static readonly (PlainKind Kind, int Value, string Nl, string Fr, string En)[] Table =
    [
        (Weekday, 1, "maandag|maandagen|maandags|s maandags|ma|maa", "lundi|lundis|lun|lu", "monday|mondays|mon|mo"),
        (Weekday, 2, "dinsdag|dinsdagen|dinsdags|s dinsdags|di|din", "mardi|mardis|mar|ma", "tuesday|tuesdays|tue|tues|tu"),
        (Weekday, 3, "woensdag|woensdagen|woensdags|s woensdags|wo|woe", "mercredi|mercredis|mer|merc|me", "wednesday|wednesdays|wed|weds|we"),
        (Weekday, 4, "donderdag|donderdagen|donderdags|s donderdags|do|don", "jeudi|jeudis|jeu|je", "thursday|thursdays|thu|thur|thurs|th"),
        (Weekday, 5, "vrijdag|vrijdagen|vrijdags|s vrijdags|vr|vrij", "vendredi|vendredis|ven|vend|ve", "friday|fridays|fri|fr"),
        (Weekday, 6, "zaterdag|zaterdagen|zaterdags|s zaterdags|za|zat", "samedi|samedis|sam|sa", "saturday|saturdays|sat|sa"),
        (Weekday, 0, "zondag|zondagen|zondags|s zondags|zo|zon", "dimanche|dimanches|dim|di", "sunday|sundays|sun|su"),
        (Days, Weekend, "weekend|weekends|weekeinde|week end|weekenddagen|we", "weekend|weekends|week end|week ends|we|fin de semaine|fins de semaine", "weekend|weekends|week end"),
        (Days, WorkWeek, "weekdag|weekdagen|door de week|in de week|tijdens de week", "en semaine|la semaine|jours de semaine|jours ouvres", "weekday|weekdays|during the week"),
        (Days, Everyday, "elke dag|iedere dag|alle dagen|dagelijks|hele week|de hele week", "tous les jours|chaque jour|quotidien|quotidiennement|toute la semaine", "every day|each day|all days|daily|all week"),
        (Holiday, 0, "feestdag|feestdagen|wettelijke feestdag|wettelijke feestdagen|officiele feestdagen|ph", "jour ferie|jours feries|ferie|feries|jours feries legaux|jours feries officiels|ph", "public holiday|public holidays|bank holiday|bank holidays|legal holidays|ph"),
        (Ordinal, 1, "eerste", "premier|premiers|premiere", "first"),
        (Ordinal, 2, "tweede", "deuxieme|deuxiemes|second", "second"),
        (Ordinal, 3, "derde", "troisieme|troisiemes", "third"),
        (Ordinal, 4, "vierde", "quatrieme|quatriemes", "fourth"),
        (Ordinal, 5, "vijfde", "cinquieme|cinquiemes", "fifth"),
        (Ordinal, -1, "laatste", "dernier|derniers|derniere", "last"),
        (Ordinal, -2, "voorlaatste", "avant dernier", "second last|last but one"),
        (Month, 1, "januari|jan", "janvier|janv|jan", "january|jan"),
        (Month, 2, "februari|feb|febr", "fevrier|fevr|fev", "february|feb"),
        (Month, 3, "maart|mrt", "mars", "march|mar"),
        (Month, 4, "april|apr", "avril|avr", "april|apr"),
        (Month, 5, "mei", "mai", "may"),
        (Month, 6, "juni|jun", "juin", "june|jun"),
        (Month, 7, "juli|jul", "juillet|juil", "july|jul"),
        (Month, 8, "augustus|aug", "aout", "august|aug"),
        (Month, 9, "september|sep|sept", "septembre|sept", "september|sep|sept"),
        (Month, 10, "oktober|okt", "octobre|oct", "october|oct"),
        (Month, 11, "november|nov", "novembre|nov", "november|nov"),
        (Month, 12, "december|dec", "decembre|dec", "december|dec"),
        (Feast, 0, "kerstmis|kerstdag", "noel|jour de noel", "christmas|christmas day"),
        (Feast, 1, "nieuwjaar|nieuwjaarsdag", "nouvel an|jour de l an", "new year|new years day|new year s day"),
        (Feast, 2, "pasen|paaszondag", "paques|dimanche de paques", "easter|easter sunday"),
        (Feast, 3, "paasmaandag", "lundi de paques", "easter monday"),
        (Feast, 4, "hemelvaart|hemelvaartsdag|o h hemelvaart|ohh", "ascension|jeudi de l ascension", "ascension|ascension day"),
        (Feast, 5, "pinkstermaandag", "lundi de pentecote", "whit monday"),
        (Feast, 6, "allerheiligen", "toussaint", "all saints|all saints day"),
        (Feast, 7, "wapenstilstand", "armistice", "armistice day"),
        (Feast, 8, "nationale feestdag", "fete nationale", "national day|belgian national day"),
        (Feast, 9, "olv hemelvaart|onze lieve vrouw hemelvaart", "assomption", "assumption|assumption day"),
        (Feast, 10, "kerstavond", "veille de noel|reveillon de noel", "christmas eve"),
        (Feast, 11, "oudejaarsdag|oudejaar|oudejaarsavond", "saint sylvestre|veille du nouvel an", "new years eve|new year s eve"),
        (Feast, 12, "dag van de arbeid|feest van de arbeid", "fete du travail", "labour day"),
        (Weeks, 0, "even week|even weken", "semaine paire|semaines paires", "even week|even weeks"),
        (Weeks, 1, "oneven week|oneven weken", "semaine impaire|semaines impaires", "odd week|odd weeks"),
        (DayUnit, 0, "d|dag|dagen", "j|jour|jours", "day|days"),
        (Hour, 0, "u|uur|uren|h", "h|heure|heures|hrs", "h|hr|hrs|hour|hours|o clock"),
        (Noon, 0, "", "midi", "noon|midday"),
        (Midnight, 0, "middernacht", "minuit", "midnight"),
        (Am, 0, "", "", "am"),
        (Pm, 0, "", "", "pm"),
        (DayPart, Morning, "voormiddag|voormiddags|s voormiddags|ochtend|ochtends|s ochtends|ochtenden|s morgens|morgens", "matin|matins|matinee|avant midi", "morning|mornings"),
        (DayPart, Afternoon, "namiddag|namiddagen|namiddags|s namiddags|middag|s middags", "apres midi", "afternoon|afternoons"),
        (DayPart, Evening, "avond|avonds|avonden|s avonds", "soir|soirs|soiree|soirees", "evening|evenings"),
        (DayPart, Night, "nacht|nachten|s nachts", "nuit|la nuit|nuits", "night|nights|at night"),
        (AllDay, 0, "dag en nacht|volledige dag|hele dag|de hele dag", "jour et nuit|toute la journee|nuit et jour", "day and night|all day|round the clock|around the clock"),
        (PerDay, 0, "per dag", "par jour", "a day|per day"),
        (PerWeek, 0, "per week", "par semaine", "a week|per week"),
        (From, 0, "van|van de", "de|du", ""),
        (Since, 0, "vanaf|va", "a partir de|a partir du|des|a compter de|depuis", "starting at|starting from|from"),
        (Between, 0, "tussen", "entre", "between"),
        (To, 0, "tot|tm|tem|tot en met|tot aan|tot de", "a|au|aux|jusque|jusqu a|jusqu au|jusqu en", "to|till|til|until|through|thru|up to"),
        (And, 0, "en|alsook|evenals", "et|ainsi que", "and|as well as"),
        (Or, 0, "of", "ou", "or"),
        (Closed, 0, "gesloten|toe|dicht|niet open|sluitingsdag|off", "ferme|fermee|fermes|fermees|fermeture|pas ouvert|off", "closed|shut|not open|off"),
        (Appointment, 0, "afspraak|op afspraak|na afspraak|volgens afspraak|mits afspraak|met afspraak|op telefonische afspraak|na telefonische afspraak", "rendez vous|rdv|sur rendez vous|sur rdv|avec rendez vous|avec rdv|par rendez vous", "appointment|appointments|by appointment|on appointment|with appointment"),
        (WalkIn, 0, "zonder afspraak|vrije inloop|inloop", "sans rendez vous|sans rdv|acces libre", "without appointment|no appointment|walk in|drop in|no appointment needed"),
        (Except, 0, "behalve|behoudens|uitgezonderd|met uitzondering van|niet|niet op|buiten", "sauf|excepte|hormis|hors|a l exception de|a l exception du|a l exception des|pas|a part", "except|except for|excluding|but not|not|not on|other than|apart from"),
        (Also, 0, "ook|eveneens|inclusief|incl|inbegrepen|en ook", "aussi|egalement|y compris|inclus|compris|et aussi", "also|too|including|incl|included|and also"),
        (Only, 0, "enkel|alleen|slechts|uitsluitend|enkel en alleen", "uniquement|seulement|exclusivement", "only|solely"),
        (Refused, 0, "schoolvakantie|schoolvakanties|kerstvakantie|paasvakantie|krokusvakantie|herfstvakantie|zomervakantie|sh", "vacances scolaires|conges scolaires|vacances de noel|vacances de paques|vacances d ete|vacances d hiver|sh", "school holiday|school holidays|school vacation|school vacations|half term|sh"),
        (Refused, 1, "vakantie|vakanties|verlof|jaarlijks verlof|bouwverlof|collectief verlof", "vacances|conge|conges|conge annuel|conges annuels", "vacation|vacations|annual leave"),
        (Refused, 2, "", "", "holiday|holidays"),
        (Refused, 3, "werkdag|werkdagen", "jour ouvrable|jours ouvrables", "working day|working days|business days|workdays"),
        (Refused, 4, "om de week|om de twee weken|om de veertien dagen|tweewekelijks|veertiendaags", "une semaine sur deux|tous les quinze jours|toutes les deux semaines", "every other week|every two weeks|every second week|fortnightly|biweekly"),
        (Refused, 5, "zonsopgang|zonsondergang", "lever du soleil|coucher du soleil|aube", "sunrise|sunset|dawn|dusk"),
        (Refused, 6, "zomer|winter|lente|herfst", "ete|hiver|printemps|automne", "summer|winter|spring|autumn"),
        (Noise, 0, "de|het|een|op|om|aan|in|elke|iedere|alle|steeds|telkens|tijdens|open|geopend|openingsuren|openingstijden|opening|permanentie|is|wij zijn|we zijn|zijn|ons|kantoor|onthaal|maand|van de maand|van elke maand|van iedere maand|per maand|loket|doorlopend|wel|ononderbroken",
            "le|la|les|l|d|en|dans|a la|chaque|tous les|tous|toutes les|pendant|durant|sur|ouvert|ouverte|ouverts|ouvertes|ouverture|horaire|horaires|heures d ouverture|heure d ouverture|du mois|de chaque mois|par mois|au mois de|mois|nous sommes|permanence|permanences|accueil|est|bureau|non stop|le bureau est",
            "the|on|in|at|of|every|each|all|during|open|opened|opens|opening|opening hours|of the month|of each month|of every month|in the month|month|we are|are|is|office|non stop"),
    ];

    private static readonly FrozenDictionary<string, PlainMeaning[]> ByWord = Build();

    /// <summary>Every word and phrase there is, for who looks for the likely one.</summary>
    public static IEnumerable<string> All => ByWord.Keys;

    public static ReadOnlySpan<PlainMeaning> Of(string words) => ByWord.TryGetValue(words, out var meanings) ? meanings : [];

    /// <summary>The words of day, part of day and by appointment, as a note says them.</summary>
    public static string Name(PlainKind kind, int value, PlainLanguages language) => (kind, value, language) switch
    {
        (DayPart, Morning, PlainLanguages.Nl) => "voormiddag",
        (DayPart, Morning, PlainLanguages.Fr) => "matin",
        (DayPart, Morning, _) => "morning",
        (DayPart, Afternoon, PlainLanguages.Nl) => "namiddag",
        (DayPart, Afternoon, PlainLanguages.Fr) => "après-midi",
        (DayPart, Afternoon, _) => "afternoon",
        (DayPart, Evening, PlainLanguages.Nl) => "avond",
        (DayPart, Evening, PlainLanguages.Fr) => "soir",
        (DayPart, Evening, _) => "evening",
        (DayPart, _, PlainLanguages.Nl) => "nacht",
        (DayPart, _, PlainLanguages.Fr) => "nuit",
        (DayPart, _, _) => "night",
        (WalkIn, _, PlainLanguages.Nl) => "zonder afspraak",
        (WalkIn, _, PlainLanguages.Fr) => "sans rendez-vous",
        (WalkIn, _, _) => "without appointment",
        (_, _, PlainLanguages.Nl) => "op afspraak",
        (_, _, PlainLanguages.Fr) => "sur rendez-vous",
        _ => "by appointment",
    };

    /// <summary>The unmistakable word for something in that language: its first in the table, with its accent.</summary>
    public static string FullName(PlainKind kind, int value, PlainLanguages language)
    {
        var row = Table.First(r => r.Kind == kind && r.Value == value);
        var words = language switch { PlainLanguages.Nl => row.Nl, PlainLanguages.Fr => row.Fr, _ => row.En };
        return words.Split('|')[0] switch { "ferme" => "fermé", "fevrier" => "février", "aout" => "août", "decembre" => "décembre", var word => word };
    }

    private static FrozenDictionary<string, PlainMeaning[]> Build() =>
        Table.SelectMany(r => new[] { (Words: r.Nl, In: PlainLanguages.Nl), (Words: r.Fr, In: PlainLanguages.Fr), (Words: r.En, In: PlainLanguages.En) }
                .SelectMany(w => w.Words.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(word => (Word: word, r.Kind, r.Value, w.In))))
            .GroupBy(w => w.Word, StringComparer.Ordinal)
            .ToFrozenDictionary(
                g => g.Key,
                g => g.GroupBy(w => (w.Kind, w.Value)).Select(m => new PlainMeaning(m.Key.Kind, m.Key.Value, m.Aggregate(PlainLanguages.None, (all, w) => all | w.In))).ToArray(),
                StringComparer.Ordinal);
}
