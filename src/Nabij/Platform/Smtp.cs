using System.Net.Mail;

namespace Nabij.Platform;

/// <summary>
/// The mail server, from <c>smtp://user:password@host:port</c>. <c>smtps://</c> is the same with TLS that must succeed (STARTTLS, which
/// servers speak on port 587). TLS from the first byte, as on port 465, is not spoken by the mail client of .NET.
/// </summary>
internal sealed class Smtp
{
    private const int TlsFromTheFirstByte = 465;

    private const string Form = "Nabij__Smtp is smtp://user:password@host:port, or smtps:// for TLS; signs such as @ : / in the password are written as %40 %3A %2F.";

    private Smtp(Uri uri, MailAddress sender)
    {
        (Host, Port, Tls, Sender) = (uri.IdnHost, uri.Port > 0 ? uri.Port : uri.Scheme == "smtps" ? 587 : 25, uri.Scheme == "smtps", sender);
        if (uri.UserInfo.Split(':', 2) is [var user, var password])
        {
            (User, Password) = (Uri.UnescapeDataString(user), Uri.UnescapeDataString(password));
        }
    }

    public string Host { get; }
    public int Port { get; }
    public bool Tls { get; }
    public string? User { get; }
    public string? Password { get; }

    /// <summary>Who the mails say they come from.</summary>
    public MailAddress Sender { get; }

    /// <summary>Null when no server is set: messages then wait.</summary>
    public static Smtp? From(string? server, string? sender, Uri site)
    {
        if (string.IsNullOrWhiteSpace(server))
        {
            return null;
        }

        // The setting is never quoted: a password may stand in it.
        if (!Uri.TryCreate(server, UriKind.Absolute, out var uri) || uri.Scheme is not ("smtp" or "smtps") || uri.Host.Length == 0
            || uri.AbsolutePath is not ("" or "/") || uri.Query.Length > 0 || (uri.UserInfo.Length > 0 && !uri.UserInfo.Contains(':', StringComparison.Ordinal)))
        {
            throw new SettingException(Form);
        }

        if (uri.Port == TlsFromTheFirstByte)
        {
            throw new SettingException("Nabij__Smtp: port 465 speaks TLS from the first byte, which this program does not; most servers offer STARTTLS on 587.");
        }

        var address = string.IsNullOrWhiteSpace(sender) ? $"no-reply@{(site.HostNameType == UriHostNameType.Dns ? site.IdnHost : "localhost")}" : sender.Trim();
        return MailAddress.TryCreate(address, out var from) && from.Address == address
            ? new Smtp(uri, new MailAddress(address, "Nabij"))
            : throw new SettingException("Nabij__Sender is not a mail address, such as no-reply@example.org.");
    }
}
