using System.Globalization;
using System.Text;

namespace Nabij.Calendar.Plain;

internal enum PlainTokenKind
{
    Word,
    Number,
    Sign,
    Quote,
}

/// <summary>A word, a number or a sign, and where it stood in the text as typed. Glued: no space before it.</summary>
internal readonly record struct PlainToken(PlainTokenKind Kind, string Text, int Start, int End, bool Glued);

/// <summary>
/// Cuts a text as typed into tokens: small letters without accents, digits of any script as ours, every dash a dash, invisible marks left
/// out. The full stop of a sentence is <c>;</c>, brackets are <c>,</c>; the full stop of an abbreviation is dropped.
/// </summary>
internal sealed class PlainText
{
    private const int AbbreviationLength = 5;
    private readonly List<(char Char, int At)> _chars = [];
    private readonly List<PlainToken> _tokens = [];
    private readonly string _text;
    private int _at;

    private PlainText(string text)
    {
        _text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (Fold(text[i]) is not '\0' and var folded)
            {
                _chars.Add((folded, i));
            }
        }
    }

    private char Current => Char(0);

    public static List<PlainToken> Cut(string text)
    {
        var cutter = new PlainText(text);
        while (cutter._at < cutter._chars.Count)
        {
            cutter.Next();
        }

        return cutter._tokens;
    }

    private static char Fold(char c)
    {
        if (c < 128)
        {
            return c is '\n' ? c : char.IsControl(c) ? ' ' : c is '`' ? '\'' : c is '(' or ')' ? ',' : char.ToLowerInvariant(c);
        }

        if (CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit)
        {
            return (char)('0' + digit);
        }

        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.Format or UnicodeCategory.NonSpacingMark => '\0',
            UnicodeCategory.SpaceSeparator or UnicodeCategory.Control => ' ',
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => '\n',
            UnicodeCategory.DashPunctuation => '-',
            UnicodeCategory.Surrogate => c,
            _ => c switch
            {
                '−' => '-',
                '‘' or '’' or 'ʼ' or '´' => '\'',
                '“' or '”' or '„' or '«' or '»' => '"',
                '•' or '·' => ';',
                _ => Base(c),
            },
        };
    }

    // é is e, a full-width letter its narrow twin; what has no single base stays as it is.
    private static char Base(char c)
    {
        var parts = c.ToString().Normalize(NormalizationForm.FormKD);
        var isOne = parts.Skip(1).All(p => CharUnicodeInfo.GetUnicodeCategory(p) == UnicodeCategory.NonSpacingMark);
        return char.ToLowerInvariant(isOne ? parts[0] : c);
    }

    private char Char(int ahead) => _at + ahead < _chars.Count ? _chars[_at + ahead].Char : '\0';

    private void Next()
    {
        switch (Current)
        {
            case ' ' or '\'':
                _at++;
                break;
            case '"':
                Quote();
                break;
            case '.':
                Stop();
                break;
            case var c when char.IsAsciiDigit(c):
                Run(PlainTokenKind.Number, char.IsAsciiDigit);
                break;
            case var c when char.IsLetter(c):
                Word();
                break;
            default:
                Add(PlainTokenKind.Sign, Current.ToString(), 1);
                break;
        }
    }

    private void Word()
    {
        // t/m is "tot en met"; a.m. and t.e.m. are one word.
        if (Current == 't' && Char(1) == '/' && Char(2) == 'm' && !char.IsLetter(Char(3)))
        {
            Add(PlainTokenKind.Word, "tm", 3);
            return;
        }

        var letters = new StringBuilder();
        var length = 0;
        while (char.IsLetter(Char(length)) && !char.IsLetter(Char(length + 1)) && Char(length + 1) == '.')
        {
            letters.Append(Char(length));
            length += 2;
        }

        if (letters.Length > 1)
        {
            Add(PlainTokenKind.Word, letters.ToString(), length);
            return;
        }

        Run(PlainTokenKind.Word, char.IsLetter);
    }

    private void Run(PlainTokenKind kind, Func<char, bool> belongs)
    {
        var text = new StringBuilder();
        while (belongs(Char(text.Length)))
        {
            text.Append(Char(text.Length));
        }

        Add(kind, text.ToString(), text.Length);
    }

    private void Stop()
    {
        var isAfterDigit = _at > 0 && char.IsAsciiDigit(_chars[_at - 1].Char);
        if (isAfterDigit && char.IsAsciiDigit(Char(1)))
        {
            Add(PlainTokenKind.Sign, ".", 1);
            return;
        }

        if (_tokens is [.., { Kind: PlainTokenKind.Word, Text.Length: <= AbbreviationLength }] && char.IsLetter(_chars[_at - 1].Char))
        {
            _at++;
            return;
        }

        Add(PlainTokenKind.Sign, ";", 1);
    }

    private void Quote()
    {
        var length = 1;
        while (Char(length) is not '"' and not '\0')
        {
            length++;
        }

        var start = _chars[_at].At + 1;
        if (Char(length) != '"')
        {
            Add(PlainTokenKind.Sign, "\"", 1);
            return;
        }

        // Only what can be shown; a note is one line, as typed.
        var note = new string([.. _text[start.._chars[_at + length].At].Select(c => char.IsControl(c) || c == '"' ? ' ' : c)]).Trim();
        Add(PlainTokenKind.Quote, note, length + 1);
    }

    private void Add(PlainTokenKind kind, string text, int length)
    {
        var glued = _at > 0 && _tokens.Count > 0 && _tokens[^1].End == _chars[_at - 1].At + 1;
        _tokens.Add(new PlainToken(kind, text, _chars[_at].At, _chars[_at + length - 1].At + 1, glued));
        _at += length;
    }
}
