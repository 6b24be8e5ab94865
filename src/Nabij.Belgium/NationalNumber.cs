using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Nabij.Belgium;

public enum Sex
{
    Unknown,
    Female,
    Male,
}

/// <summary>
/// The number of a person in the National Register (rijksregisternummer, registre national), or of somebody outside it: a BIS number. It
/// is checked and by default never kept: <see cref="ToString"/> hides it, a serializer finds nothing in it, only <see cref="WriteInFull"/>
/// and <see cref="WriteForPeople"/> tell it. Eleven digits: date of birth (yymmdd), serial (001–998, odd for men), check number
/// <c>97 - (the first nine modulo 97)</c>, with a 2 before the nine for births from 2000 on; so the check also tells the century. BIS: the
/// month is 20 higher (sex not known) or 40 higher (known). Month or day 0: not known, or the serials of that day ran out.
/// Sources: National Register, instruction IT 000; Royal Decree of 8 February 1991 (BIS), articles 2 to 5.
/// </summary>
public sealed record NationalNumber
{
    private const string Kind = "national";

    private static readonly FrozenSet<string> Labels = new[]
    {
        "rrn", "rr", "rn", "nn", "nrn", "niss", "insz", "ssin", "bis", "bisnummer", "rijksregister", "rijksregisternummer", "rijksregisternr", "registre", "national", "nationaal", "nationale", "register",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly string _digits;

    private NationalNumber(string digits, int century)
    {
        _digits = digits;
        var (year, month, day) = (century + Two(digits, 0), Two(digits, 2) % 20, Two(digits, 4));
        IsBis = Two(digits, 2) >= 20;
        Sex = Two(digits, 2) is >= 20 and < 40 ? Sex.Unknown : Two(digits, 7) % 2 == 0 ? Sex.Female : Sex.Male;
        BirthDate = month == 0 || day == 0 ? null : new DateOnly(year, month, day);
        // 1900 and 2000 with month 0 and day 1 stand for "nothing is known of the birth".
        BirthYear = year % 100 == 0 && month == 0 && day == 1 ? null : year;
    }

    [JsonIgnore]
    public bool IsBis { get; }

    [JsonIgnore]
    public Sex Sex { get; }

    /// <summary>Null when month or day are not in the number.</summary>
    [JsonIgnore]
    public DateOnly? BirthDate { get; }

    [JsonIgnore]
    public int? BirthYear { get; }

    /// <summary>The eleven digits. Who calls this answers for where they go.</summary>
    public string WriteInFull() => _digits;

    /// <summary>The number in full as the identity card writes it: <c>yy.mm.dd-xxx.cc</c>. Who calls this answers for where it goes.</summary>
    public string WriteForPeople() => $"{_digits[..2]}.{_digits[2..4]}.{_digits[4..6]}-{_digits[6..9]}.{_digits[9..]}";

    /// <summary>Nothing of the number: it must not reach a log or a page by accident.</summary>
    public override string ToString() => "**.**.**-***.**";

    /// <param name="today">The day in Belgium: nobody is born after it.</param>
    public static Reading<NationalNumber> Read(string? text, DateOnly today)
    {
        var read = DigitText.Read(Kind, text, Labels);
        if (read.Error is { } error)
        {
            return new(error with { Found = error.Expected is null ? null : error.Found });
        }

        var digits = read.Digits;
        if (digits.Length != 11)
        {
            return new(new ReadError($"{Kind}.length", Expected: "11", Found: DigitText.Number(digits.Length)));
        }

        var (month, day) = (Two(digits, 2), Two(digits, 4));
        if (month is not (<= 12 or (>= 20 and <= 32) or (>= 40 and <= 52)))
        {
            return new(new ReadError($"{Kind}.date", read.At(2)));
        }

        month %= 20;
        // 2000 was a leap year: what even it does not have, no year has.
        if (day > DaysIn(2000, month))
        {
            return new(new ReadError($"{Kind}.date", read.At(4)));
        }

        if (digits[6..9] is "000" or "999")
        {
            return new(new ReadError($"{Kind}.serial", read.At(6)));
        }

        var century = CheckNumber.Fits(digits.AsSpan(0, 9), digits.AsSpan(9)) ? 1900 : CheckNumber.Fits("2" + digits[..9], digits.AsSpan(9)) ? 2000 : 0;
        if (century == 0)
        {
            return new(new ReadError($"{Kind}.check"));
        }

        var year = century + Two(digits, 0);
        if (day > DaysIn(year, month))
        {
            return new(new ReadError($"{Kind}.date", read.At(4)));
        }

        // What is not known of the date counts as its first day.
        return new DateOnly(year, Math.Max(month, 1), month == 0 ? 1 : Math.Max(day, 1)) > today
            ? new(new ReadError($"{Kind}.future", read.At(0)))
            : new(new NationalNumber(digits, century));
    }

    private static int DaysIn(int year, int month) => month == 0 ? 31 : DateTime.DaysInMonth(year, month);

    private static int Two(string digits, int at) => int.Parse(digits.AsSpan(at, 2), NumberStyles.None, CultureInfo.InvariantCulture);
}
