using Nabij.Calendar.Osm;
using Nabij.Calendar.Plain;

namespace Nabij.Calendar;

/// <summary>
/// Reads hours as people write them on a door, in Dutch, French, English or a mix of these, and says them in OpenStreetMap's
/// opening_hours, the form that is kept. What is opening_hours already stands unchanged. What has two meanings is not guessed but asked.
/// <code>
/// days    = monday, mondays, mo | mon-fri, from monday to friday | weekend | every day, 7/7 | first and third tuesday of the month
///         | july | jul-aug | 24 december, 24/12, 24/12/2027, 2027-12-24 | 24-26 dec, 24/12-2/1 | christmas, easter monday… | legal holidays | even weeks
/// times   = 9-12, 9:00-12:30, 9h30 to noon, 9am-5pm, 14.00-16.30 uur, from 6pm (no end known), 22-6 (over midnight), 24h/24
/// said    = closed, except, also, only, by appointment, without appointment, "a note in quotes"
/// joined  = , ; and line ends
/// </code>
/// The day stands before the month, as in Belgium. Months and dates without days of the week have those of the usual week; legal holidays
/// count before seasons, single dates before legal holidays.
/// </summary>
public static class PlainHours
{
    /// <summary>Characters of a text in plain words.</summary>
    public const int TextLength = 2_000;

    /// <summary>
    /// Reads a text as typed. <paramref name="language"/> (nl, fr or en; anything else is no hint) is that of the page: it decides words such
    /// as "ma" and "di" where the rest of the text does not. Takes time in proportion to the text and never throws.
    /// </summary>
    public static PlainReading Read(string text, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var hint = language switch { "nl" => PlainLanguages.Nl, "fr" => PlainLanguages.Fr, "en" => PlainLanguages.En, _ => PlainLanguages.None };
        var trimmed = text.Trim();
        var osm = OsmReader.Read(trimmed);
        if (text.Length > TextLength && !osm.IsRead)
        {
            return PlainReading.Refused(new PlainError("plain.too-long", TextLength, text.Length - TextLength, $"at most {TextLength} characters"));
        }

        if (!osm.IsRead)
        {
            return Plain(text, hint);
        }

        // Written as we write it there is no doubt, but for "Mar" on a French page: a Tuesday to who typed it.
        var asOsm = new PlainReading { Osm = trimmed, WasOsm = true };
        var canonical = OsmWriter.Write(osm.Value);
        if (text.Length > TextLength || (canonical == trimmed && !(hint == PlainLanguages.Fr && text.Contains("Mar", StringComparison.Ordinal))))
        {
            return asOsm;
        }

        // Written loosely, it may be plain words: "mo 9:00-5:00", and "aug 9-12" is no date in Dutch.
        var plain = Plain(text, hint);
        return plain.IsRead && plain.Choices.FirstOrDefault(c => !text.AsSpan(c.Position, c.Length).Equals(c.Osm, StringComparison.OrdinalIgnoreCase)) is { } choice ? Ask(text, choice)
            : osm.Value.Rules.Any(IsBareDate) || plain.Errors.Any(e => e.Code is "plain.ambiguous-word" or "plain.ambiguous-time") ? plain
            : asOsm;
    }

    // "mar" and "we" are opening_hours and French.
    private static PlainReading Ask(string text, PlainChoice choice) =>
        PlainReading.Refused(PlainLexer.Ambiguous(choice.Position, choice.Length, PlainWords.Of(text.Substring(choice.Position, choice.Length).ToLowerInvariant())));

    private static PlainReading Plain(string text, PlainLanguages hint)
    {
        var errors = new PlainErrors();
        var lexer = new PlainLexer(PlainText.Cut(text), hint, errors);
        var units = lexer.Read();
        if (errors.Found.Count > 0)
        {
            return PlainReading.Refused(errors.Found);
        }

        var items = PlainScanner.Scan(units, errors, lexer.Language);
        var clauses = errors.Found.Count > 0 ? [] : new PlainSentence(text, lexer.Language, items, errors).Read();
        var rules = errors.Found.Count > 0 ? [] : new PlainRules(text, lexer.Language, clauses, errors).Write();
        if (errors.Found.Count == 0 && rules.Count == 0)
        {
            errors.Add("plain.empty", 0, text.Length, "no hours are said");
        }

        if (errors.Found.Count > 0)
        {
            return PlainReading.Refused(errors.Found);
        }

        var osm = OsmWriter.Write(new OsmHours([.. rules.Select(r => r.Rule)]));
        if (OsmReader.Read(osm) is { IsRead: false, Errors: [var refused, ..] })
        {
            return PlainReading.Refused(new PlainError("plain.not-possible", 0, text.Length, refused.Reason));
        }

        return new PlainReading
        {
            Osm = osm,
            Choices = lexer.Choices,
            Parts = [.. rules.OrderBy(r => r.Clause.Start).Select(r => new PlainPart(r.Clause.Start, r.Clause.End - r.Clause.Start, OsmWriter.Write(new OsmHours([r.Rule]))))],
        };
    }

    private static bool IsBareDate(OsmRule rule) =>
        rule is { Spans.Count: 0, Modifier: OsmModifier.None, Comment: null, Days: { Weekdays.Count: 0, Holidays.Count: 0 } } && rule.Days.Dates.Any(d => d.From.Day > 0 || d.To.Day > 0);
}
