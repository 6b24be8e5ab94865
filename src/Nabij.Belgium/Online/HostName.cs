using System.Globalization;

namespace Nabij.Belgium;

/// <summary>
/// The name of a host on the public internet as DNS knows it: small letters, ASCII (IDNA), at least two parts, the last one a word. Numbers
/// (<c>127.0.0.1</c>, also written <c>2130706433</c>) and names without a dot (<c>localhost</c>) are none: a job that visits addresses must
/// not be led into its own house. It may still resolve to an inner address; who connects checks that. Source: RFC 1035, RFC 5890.
/// </summary>
internal static class HostName
{
    // The last parts that lie inside a house (RFC 6761, RFC 6762, RFC 7686, ICANN's "internal"). "example" and "test" lead nowhere and may stay.
    private static readonly string[] Inner = ["local", "localhost", "internal", "lan", "home", "corp", "arpa", "onion"];

    /// <summary>Null when it is no such name.</summary>
    public static string? Read(string text)
    {
        if (text.Length is 0 or > 253)
        {
            return null;
        }

        string ascii;
        try
        {
            // Maps as well: full-width letters, capitals, the ideographic full stop.
            ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(text).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            // What it refuses cannot be asked otherwise.
            return null;
        }

        if (ascii.EndsWith('.'))
        {
            ascii = ascii[..^1];
        }

        var parts = ascii.Split('.');
        var last = parts[^1];
        return ascii.Length <= 253 && parts.Length >= 2 && parts.All(p => p.Length is > 0 and <= 63) && last.Length >= 2 && char.IsAsciiLetter(last[0]) && !Inner.Contains(last) ? ascii : null;
    }

    /// <summary>As people read it: <c>café.be</c> for <c>xn--caf-dma.be</c>.</summary>
    public static string ForPeople(string ascii)
    {
        try
        {
            return new IdnMapping().GetUnicode(ascii);
        }
        catch (ArgumentException)
        {
            return ascii;
        }
    }
}
