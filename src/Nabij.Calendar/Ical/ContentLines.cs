using System.Text;

namespace Nabij.Calendar;

/// <summary>The lines of an iCalendar file (RFC 5545, 3.1): ended by CR LF, folded at 75 octets of UTF-8 without splitting a character.</summary>
internal sealed class ContentLines
{
    private const int MaxOctets = 75;

    private readonly StringBuilder _text = new();

    public void Add(string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                _text.Append("\r\n ");
                octets = 1;
            }

            _text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        _text.Append("\r\n");
    }

    /// <summary>A property of people's words; nothing when there are none.</summary>
    public void AddText(string name, string? words)
    {
        if (!string.IsNullOrWhiteSpace(words))
        {
            Add($"{name}:{Escape(words)}");
        }
    }

    /// <summary>RFC 5545, 3.3.11. Control characters, which no text may hold, are dropped.</summary>
    public static string Escape(string words)
    {
        var text = new StringBuilder(words.Length + 8);
        foreach (var c in words.ReplaceLineEndings("\n"))
        {
            switch (c)
            {
                case '\\' or ';' or ',':
                    text.Append('\\').Append(c);
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\t':
                    text.Append(c);
                    break;
                default:
                    text.Append(char.IsControl(c) ? "" : c.ToString());
                    break;
            }
        }

        return text.ToString();
    }

    public override string ToString() => _text.ToString();
}
