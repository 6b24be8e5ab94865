using System.Globalization;

namespace Nabij.Belgium;

/// <summary>
/// The address of a page on the public web: http or https, a public host, no user before the host. Without a scheme (<c>www.x.be</c>) it
/// is https. At most 2 000 characters, what servers and browsers take.
/// </summary>
public sealed record WebAddress
{
    private const int MaxLength = 2000;

    private WebAddress(string address, string host) => (Address, Host) = (address, host);

    /// <summary>As stored: ASCII, with its scheme; what a checking job visits.</summary>
    public string Address { get; }

    /// <summary>Small letters, ASCII.</summary>
    public string Host { get; }

    public override string ToString() => Address;

    /// <summary>Short, for a page: <c>www.famgb.be/contact</c>.</summary>
    public string ForPeople() => (HostName.ForPeople(Host) + Address[(Address.IndexOf(Host, StringComparison.Ordinal) + Host.Length)..]).TrimEnd('/');

    public static Reading<WebAddress> Read(string? text)
    {
        if (text is { Length: > MaxLength })
        {
            return new(new ReadError("web.text-too-long", Expected: DigitText.Number(MaxLength), Found: DigitText.Number(text.Length)));
        }

        var typed = Typed.Visible(text ?? "");
        var (from, to) = Bare(typed.Text);
        var bare = typed.Text[from..to];
        if (bare.Length == 0)
        {
            return new(new ReadError("web.empty"));
        }

        // Browsers read a backslash as a slash and skip tabs; what they read differently is refused.
        var strange = bare.ToList().FindIndex(c => c <= ' ' || char.IsControl(c) || c == '\uFFFD' || "\\\"<>^`{|}".Contains(c, StringComparison.Ordinal));
        if (strange >= 0)
        {
            return new(new ReadError("web.character", typed.At(from + strange)));
        }

        var scheme = "https";
        var colon = bare.IndexOf(':', StringComparison.Ordinal);
        var slashes = bare.IndexOf("://", StringComparison.Ordinal);
        if (slashes == colon && colon >= 0)
        {
            scheme = bare[..colon].ToLowerInvariant();
            bare = bare[(colon + 3)..];
        }
        else if (colon >= 0 && colon < EndOfAuthority(bare) && !(colon + 1 < bare.Length && char.IsAsciiDigit(bare[colon + 1])) && !bare[..EndOfAuthority(bare)].Contains('@', StringComparison.Ordinal))
        {
            // javascript:, mailto:, http:x.be
            return new(new ReadError("web.scheme", typed.At(from), "http, https", Words.Short(bare[..colon])));
        }

        if (scheme is not ("http" or "https"))
        {
            return new(new ReadError("web.scheme", typed.At(from), "http, https", Words.Short(scheme)));
        }

        var end = EndOfAuthority(bare);
        return OfParts(scheme, bare[..end], bare[end..]);
    }

    private static Reading<WebAddress> OfParts(string scheme, string authority, string path)
    {
        if (authority.Contains('@', StringComparison.Ordinal))
        {
            return new(new ReadError("web.user-info"));
        }

        // In brackets stands a number of IPv6, which is no name.
        var colon = authority.StartsWith('[') ? -1 : authority.IndexOf(':', StringComparison.Ordinal);
        var port = colon < 0 ? "" : authority[(colon + 1)..];
        var isPort = ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0;
        if (colon >= 0 && !isPort)
        {
            return new(new ReadError("web.port", Found: Words.Short(port)));
        }

        if (HostName.Read(colon < 0 ? authority : authority[..colon]) is not { } host)
        {
            return new(new ReadError("web.host", Found: Words.Short(authority)));
        }

        var usual = number == (scheme == "http" ? 80 : 443);
        return Uri.TryCreate($"{scheme}://{host}{(isPort && !usual ? ":" + DigitText.Number(number) : "")}{(path.StartsWith('/') ? "" : "/")}{path}", UriKind.Absolute, out var uri) && uri.AbsoluteUri.Length <= MaxLength
            ? new(new WebAddress(uri.AbsoluteUri, host))
            : new(new ReadError("web.host", Found: Words.Short(authority)));
    }

    /// <summary>Without the spaces, brackets and full stop that stand around an address in a sentence.</summary>
    internal static (int From, int To) Bare(string text)
    {
        var from = text.Length - text.AsSpan().TrimStart(" \n<([\"'").Length;
        var to = text.AsSpan().TrimEnd(" \n>)]\"'.,;:!").Length;
        // Wikipedia's addresses end in a bracket of their own.
        if (to > from && to < text.Length && text[to] == ')' && text.AsSpan(from, to - from).Contains('('))
        {
            to++;
        }

        return to > from ? (from, to) : (0, 0);
    }

    private static int EndOfAuthority(string text) => text.AsSpan().IndexOfAny("/?#") is >= 0 and var at ? at : text.Length;
}
