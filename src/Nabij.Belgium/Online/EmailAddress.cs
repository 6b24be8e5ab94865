namespace Nabij.Belgium;

/// <summary>
/// A mail address, as far as one can tell without sending: <c>dot-atom</c> before the @ (RFC 5322), a public host behind it, at most 64
/// and 254 characters (RFC 5321). Quoted names, comments and addresses of numbers are refused: nobody has them, attackers do.
/// </summary>
public sealed record EmailAddress
{
    private const int MaxLength = 320;
    private const string Signs = "!#$%&'*+-/=?^_`{|}~.";

    private EmailAddress(string name, string host) => (Name, Host) = (name, host);

    /// <summary>What stands before the @, as typed.</summary>
    public string Name { get; }

    /// <summary>Small letters, ASCII: what a checking job asks DNS for.</summary>
    public string Host { get; }

    /// <summary>As stored, and as mail servers take it.</summary>
    public override string ToString() => $"{Name}@{Host}";

    public string ForPeople() => $"{Name}@{HostName.ForPeople(Host)}";

    public static Reading<EmailAddress> Read(string? text)
    {
        if (text is { Length: > MaxLength })
        {
            return new(new ReadError("mail.text-too-long", Expected: DigitText.Number(254), Found: DigitText.Number(text.Length)));
        }

        var typed = Typed.Of(text ?? "");
        // mailto:info@x.be, <info@x.be>, "info@x.be."
        var (from, to) = WebAddress.Bare(typed.Text);
        if (typed.Text.AsSpan(from, to - from).StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            from += 7;
        }

        var bare = typed.Text[from..to].Trim();
        var at = bare.IndexOf('@', StringComparison.Ordinal);
        if (bare.Length == 0)
        {
            return new(new ReadError("mail.empty"));
        }

        if (at < 0)
        {
            return new(new ReadError("mail.no-at"));
        }

        var (name, host) = (bare[..at], bare[(at + 1)..]);
        if (host.Contains('@', StringComparison.Ordinal))
        {
            return new(new ReadError("mail.several", typed.At(typed.Text.LastIndexOf('@'))));
        }

        if (name.Length is 0 or > 64 || name.StartsWith('.') || name.EndsWith('.') || name.Contains("..", StringComparison.Ordinal) || name.AsSpan().IndexOfAny(" \n") >= 0)
        {
            return new(new ReadError("mail.before-at", typed.At(from)));
        }

        var strange = name.ToList().FindIndex(c => !char.IsAsciiLetterOrDigit(c) && !Signs.Contains(c, StringComparison.Ordinal));
        if (strange >= 0)
        {
            return new(new ReadError("mail.character", typed.At(typed.Text.IndexOf(name, from, StringComparison.Ordinal) + strange)));
        }

        return HostName.Read(host) is { } known && name.Length + known.Length < 254 ? new(new EmailAddress(name, known)) : new(new ReadError("mail.host", typed.At(typed.Text.IndexOf('@', StringComparison.Ordinal) + 1)));
    }
}
