using static Nabij.Calendar.Plain.PlainKind;

namespace Nabij.Calendar.Plain;

/// <summary>
/// Finds the words of hours in a text, the longest phrases first, and decides words of two meanings: by the languages that all other
/// words allow, then by the page's language, then it asks.
/// </summary>
internal sealed class PlainLexer(List<PlainToken> tokens, PlainLanguages hint, PlainErrors errors)
{
    private static readonly string[] Endings = ["e", "er", "ere", "re", "de", "ste", "eme", "ieme", "st", "nd", "rd", "th"];

    // Where the sense of the sentence decides, not the reader: nothing to ask about.
    private static readonly PlainKind[] Small = [Noise, From, To, And, Or, Since];

    private readonly List<(PlainUnit Unit, PlainMeaning[] Meanings)> _units = [];

    public List<PlainChoice> Choices { get; } = [];

    /// <summary>The language that the words leave, with the hint's help; several when nothing decides.</summary>
    public PlainLanguages Language { get; private set; }

    public List<PlainUnit> Read()
    {
        for (var i = 0; i < tokens.Count;)
        {
            i += tokens[i].Kind == PlainTokenKind.Word ? Word(i) : Other(tokens[i]);
        }

        var spoken = Spoken();
        Language = (spoken & hint) != PlainLanguages.None ? spoken & hint : spoken;
        return [.. _units.Select((u, i) => u.Meanings.Length < 2 ? u.Unit : Decide(u.Unit, Beside(i, u.Meanings), spoken))];
    }

    private int Other(PlainToken token)
    {
        var kind = token.Kind switch
        {
            PlainTokenKind.Number => Number,
            PlainTokenKind.Quote => Note,
            _ => token.Text[0] switch
            {
                ',' => Comma,
                ';' or '\n' => Break,
                '-' => Dash,
                '/' => Slash,
                ':' => Colon,
                '.' => Dot,
                '&' or '+' => And,
                _ => Unknown,
            },
        };
        if (kind == Unknown)
        {
            errors.Add("plain.sign", token.Start, token.End, "this sign has no meaning in hours");
        }

        // A number of more than four digits is none of ours; 10000 stands for all of them.
        var value = kind == Number ? token.Text.Length > 4 ? 10_000 : int.Parse(token.Text, System.Globalization.CultureInfo.InvariantCulture) : 0;
        Add(new PlainUnit(kind, value, token.Text, token.Start, token.End, token.Glued, PlainLanguages.All));
        return 1;
    }

    private int Word(int at)
    {
        var token = tokens[at];
        if (token.Glued && at > 0 && tokens[at - 1].Kind == PlainTokenKind.Number && Endings.Contains(token.Text))
        {
            Add(new PlainUnit(OrdinalEnding, 0, token.Text, token.Start, token.End, true, PlainLanguages.All));
            return 1;
        }

        var (length, words, best) = (0, "", 0);
        PlainMeaning[] meanings = [];
        for (var i = at; i < tokens.Count && length < PlainWords.MaxWords; i++)
        {
            if (tokens[i] is { Kind: PlainTokenKind.Sign, Text: "-", Glued: true } && i + 1 < tokens.Count && tokens[i + 1].Glued)
            {
                continue;
            }

            if (tokens[i].Kind != PlainTokenKind.Word)
            {
                break;
            }

            words = length++ == 0 ? tokens[i].Text : $"{words} {tokens[i].Text}";
            if (PlainWords.Of(words) is { Length: > 0 } found)
            {
                (best, meanings) = (i - at + 1, found.ToArray());
            }
        }

        if (best > 0)
        {
            var end = tokens[at + best - 1].End;
            Add(new PlainUnit(meanings[0].Kind, meanings[0].Value, token.Text, token.Start, end, token.Glued, meanings[0].Languages), meanings);
            return best;
        }

        if (!Compound(token))
        {
            errors.Add("plain.word", token.Start, token.End, "this word is not understood", PlainSlips.Likely(token.Text));
        }

        return 1;
    }

    // Dutch writes a day and its part as one word: woensdagnamiddag.
    private bool Compound(PlainToken token)
    {
        var cut = token.Text.IndexOf("dag", StringComparison.Ordinal) + 3;
        if (cut < 6 || cut >= token.Text.Length
            || PlainWords.Of(token.Text[..cut]) is not [{ Kind: Weekday } day] || PlainWords.Of(token.Text[cut..]) is not [{ Kind: DayPart } part])
        {
            return false;
        }

        Add(new PlainUnit(Weekday, day.Value, token.Text[..cut], token.Start, token.End, token.Glued, PlainLanguages.Nl));
        Add(new PlainUnit(DayPart, part.Value, token.Text[cut..], token.Start, token.End, true, PlainLanguages.Nl));
        return true;
    }

    private void Add(PlainUnit unit, params PlainMeaning[] meanings) => _units.Add((unit, meanings));

    // The languages that have every word; where none has, those of the words that only one has.
    private PlainLanguages Spoken()
    {
        var (all, own) = (PlainLanguages.All, PlainLanguages.None);
        foreach (var (unit, meanings) in _units)
        {
            var languages = meanings.Aggregate(PlainLanguages.None, (sum, m) => sum | m.Languages);
            languages = languages == PlainLanguages.None ? unit.Languages : languages;
            all &= languages;
            own |= languages is PlainLanguages.Nl or PlainLanguages.Fr or PlainLanguages.En ? languages : PlainLanguages.None;
        }

        return all != PlainLanguages.None ? all : own != PlainLanguages.None ? own : PlainLanguages.All;
    }

    // Both ends of a range are of one kind: the Mar of Jan-Mar is no Tuesday, that of lun-mar no month.
    private PlainMeaning[] Beside(int at, PlainMeaning[] meanings)
    {
        foreach (var way in new[] { -1, 1 })
        {
            if (at + (2 * way) >= 0 && at + (2 * way) < _units.Count && _units[at + way].Unit.Kind is Dash or To)
            {
                var kinds = _units[at + (2 * way)].Meanings.Select(m => m.Kind).Distinct().ToArray();
                var same = meanings.Where(m => kinds is [Weekday or Month] && m.Kind == kinds[0]).ToArray();
                meanings = same.Length > 0 ? same : meanings;
            }
        }

        return meanings;
    }

    private PlainUnit Decide(PlainUnit unit, PlainMeaning[] meanings, PlainLanguages spoken)
    {
        var possible = meanings.Where(m => (m.Languages & spoken) != PlainLanguages.None).ToArray();
        possible = possible.Length == 0 ? meanings : possible;
        var hinted = possible.Where(m => (m.Languages & hint) != PlainLanguages.None).ToArray();
        var chosen = possible.Length > 1 && hinted.Length == 1 ? hinted[0] : possible[0];
        if (possible.Length > 1 && hinted.Length != 1 && !meanings.Any(m => Small.Contains(m.Kind)))
        {
            errors.Add(Ambiguous(unit.Start, unit.End - unit.Start, possible));
        }
        else if (chosen.Kind is Weekday or Days or Month)
        {
            Choices.Add(new PlainChoice(unit.Start, unit.End - unit.Start, PlainDays.Of(chosen).ToOsm()));
        }

        return unit with { Kind = chosen.Kind, Value = chosen.Value, Languages = chosen.Languages };
    }

    /// <summary>Asks which of some meanings is meant.</summary>
    public static PlainError Ambiguous(int position, int length, ReadOnlySpan<PlainMeaning> meanings)
    {
        var names = new List<string>();
        foreach (var meaning in meanings)
        {
            names.Add(PlainWords.FullName(meaning.Kind, meaning.Value, First(meaning.Languages)));
        }

        return new PlainError("plain.ambiguous-word", position, length, "this word has more than one meaning; write it in full") { Instead = names };
    }

    public static PlainLanguages First(PlainLanguages languages) =>
        languages.HasFlag(PlainLanguages.Nl) ? PlainLanguages.Nl : languages.HasFlag(PlainLanguages.Fr) ? PlainLanguages.Fr : PlainLanguages.En;
}
