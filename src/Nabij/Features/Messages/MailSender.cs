using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using Nabij.Platform;

namespace Nabij.Features.Messages;

/// <summary>Hands one mail to the mail server.</summary>
internal sealed class MailSender(Settings settings, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="id">Becomes the Message-ID: a mail that is sent again, because the program ended just then, is known as the same.</param>
    public async Task SendAsync(Guid id, string to, Wording wording, CancellationToken ct)
    {
        var smtp = settings.Smtp ?? throw new InvalidOperationException("No mail server is set.");
        using var mail = new MailMessage(smtp.Sender, new MailAddress(to))
        {
            Subject = wording.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = wording.Text,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        mail.Headers.Add("Message-ID", $"<{id:N}@{smtp.Sender.Host}>");
        // No answers from people who are away.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        using var client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.Tls };
        if (smtp.User is not null)
        {
            client.Credentials = new NetworkCredential(smtp.User, smtp.Password);
        }

        using var late = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        await client.SendMailAsync(mail, either.Token);
    }

    /// <summary>The server knows this address and will never take it: trying again would only bother it.</summary>
    public static bool IsForEver(Exception e) => e is SmtpFailedRecipientException refused && (int)refused.StatusCode is >= 550 and < 560;
}
