using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Nabij.Belgium;

/// <summary>
/// The digits of a written identification number, each with where it stood: known words before them (<c>TVA BE</c>, <c>INAMI n°</c>) and
/// the usual signs between them are passed over; anything else is an error.
/// </summary>
internal sealed class DigitText
{
    // Longer than any way to write one number, short enough for any page to say.
    private const int MaxLength = 100;
    private const string Around = " \n.,;:-/()[]\"'°º#*";

    private static readonly FrozenSet<string> Usual =
        new[] { "n", "no", "nr", "nrs", "num", "numero", "nummer", "number", "d", "de", "du", "het", "l", "la", "le", "van", "be" }.ToFrozenSet(StringComparer.Ordinal);

    private readonly List<int> _at = [];
    private readonly StringBuilder _digits = new();

    private DigitText()
    {
    }

    public string Digits => _digits.ToString();

    public ReadError? Error { get; private set; }

    public int At(int digit) => _at[digit];

    /// <param name="between">Which signs may stand between the digits.</param>
    public static DigitText Read(string kind, string? text, FrozenSet<string> labels, string between = " \n.-/")
    {
        var read = new DigitText();
        read.Error = text is { Length: > MaxLength } ? new ReadError($"{kind}.text-too-long", Expected: Number(MaxLength), Found: Number(text.Length))
            : read.Take(kind, Typed.Of(text ?? ""), labels, between);
        return read;
    }

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private ReadError? Take(string kind, Typed typed, FrozenSet<string> labels, string between)
    {
        var text = typed.Text;
        var end = text.AsSpan().TrimEnd(Around).Length;
        var isCourt = false;
        for (var i = 0; i < end;)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                _digits.Append(c);
                _at.Add(typed.At(i));
                i++;
            }
            else if (Words.IsLetter(c))
            {
                var stop = Words.EndOf(text, i);
                var word = text[i..stop];
                if (!IsKnown(word, labels) && !(isCourt && word.Length > 2))
                {
                    return Wrong(kind, typed, i, word, labels);
                }

                // RPM Bruxelles 0403.170.701: behind the register of legal persons stands where its court is.
                isCourt |= Words.Key(word) is "rpm" or "rpr";

                // After the number only words may follow: RPM Bruxelles.
                if (_digits.Length > 0)
                {
                    return text.AsSpan(stop, end - stop).ContainsAnyInRange('0', '9') ? Wrong(kind, typed, i, word, labels) : null;
                }

                i = stop;
            }
            else if ((_digits.Length == 0 ? Around : between).Contains(c, StringComparison.Ordinal))
            {
                i++;
            }
            else
            {
                return new ReadError($"{kind}.character", typed.At(i), Found: char.IsControl(c) || c == '\uFFFD' ? null : c.ToString());
            }
        }

        return _digits.Length == 0 ? new ReadError($"{kind}.empty") : null;
    }

    private static bool IsKnown(string word, FrozenSet<string> labels)
    {
        var key = Words.Key(word);
        return Usual.Contains(key) || labels.Contains(key);
    }

    // BEO403…: the O stands for a 0, the BE before it is well.
    private static ReadError Wrong(string kind, Typed typed, int at, string word, FrozenSet<string> labels)
    {
        for (var k = 0; k < word.Length && k <= 20; k++)
        {
            if (Words.DigitLike(word[k]) is { } digit && (k == 0 || IsKnown(word[..k], labels)) && word.Skip(k).All(c => Words.DigitLike(c) is not null))
            {
                return new ReadError($"{kind}.letter", typed.At(at + k), digit, word[k].ToString());
            }
        }

        return new ReadError($"{kind}.letter", typed.At(at), Found: Words.Short(word));
    }
}
