using System.Net.Mail;

namespace Nabij.Platform;

/// <summary>One mail address, read strictly: no name beside it, no list, no line break, nothing that a mail's header could take for more.</summary>
internal static class MailBox
{
    /// <summary>RFC 5321, 4.5.3.1.3 with the errata: longer ones can't be delivered.</summary>
    public const int MaxLength = 254;

    private const string InNames = ".!#$%&'*+/=?^_`{|}~-";

    public static bool IsOne(string text) =>
        text.Length <= MaxLength && MailAddress.TryCreate(text, out var address) && address.Address == text
        && address.User.All(c => char.IsAsciiLetterOrDigit(c) || InNames.Contains(c, StringComparison.Ordinal))
        && address.Host.Contains('.', StringComparison.Ordinal) && address.Host.All(c => char.IsLetterOrDigit(c) || c is '.' or '-');
}
