using System.Net;
using System.Net.Mail;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Nabij.Features.Messages;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

/// <summary>How a mail is handed over: encryption, signing in, what the server gets to see.</summary>
public sealed class MailServerTests
{
    private static readonly Guid Id = Guid.CreateVersion7(TestClock.OfficeHours);

    [Fact]
    public async Task Words_of_each_language_and_long_ones_arrive_as_they_were()
    {
        await using var server = await MailServer.StartAsync();
        var subject = "Vous êtes invité(e) à rejoindre « Nabij » — 你好 " + new string('é', 60);
        var text = string.Concat(Enumerable.Repeat("Een zin met é, € en =3D.\n", 100)) + ".\n.alone\nFrom here\n";
        await SendAsync(server.Setting, subject, text);

        var mail = Assert.Single(server.Mails);
        Assert.Equal((subject, text), (mail.Subject, mail.Text.TrimEnd('\n') + "\n"));
        Assert.Equal(("someone@example.org", "no-reply@nabij.example"), (Assert.Single(mail.To), mail.From));
        Assert.All(mail.Header.Split("\r\n"), l => Assert.All(l, c => Assert.InRange(c, ' ', '~')));
        Assert.Equal(
            ["Auto-Submitted", "Content-Transfer-Encoding", "Content-Type", "Date", "From", "MIME-Version", "Message-ID", "Subject", "To"],
            mail.Fields().Select(f => f.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("line\r\nBcc: other@example.org")]
    [InlineData("line\nBcc: other@example.org")]
    [InlineData("line\rBcc: other@example.org")]
    public async Task A_subject_of_two_lines_is_refused(string subject)
    {
        await using var server = await MailServer.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(server.Setting, subject, "text"));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task It_signs_in_where_asked_and_a_wrong_password_sends_nothing_and_is_told_to_nobody()
    {
        await using var server = await MailServer.StartAsync("--user", "nabij@example.org", "p:s/w d");
        await SendAsync(server.Setting.Replace("//", "//nabij%40example.org:p%3As%2Fw%20d@", StringComparison.Ordinal), "subject", "text");
        Assert.True(Assert.Single(server.Mails).SignedIn);

        var refused = await Assert.ThrowsAnyAsync<SmtpException>(() => SendAsync(server.Setting.Replace("//", "//nabij%40example.org:canary@", StringComparison.Ordinal), "subject", "text"));
        Assert.DoesNotContain("canary", refused.ToString(), StringComparison.Ordinal);
        Assert.False(MailSender.IsForEver(refused));
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task Nothing_is_told_to_a_server_whose_certificate_is_not_trusted()
    {
        using var key = new OwnCertificate();
        await using var server = await MailServer.StartAsync(key.Options);

        // It asks for TLS, and without it takes nothing.
        await Assert.ThrowsAnyAsync<SmtpException>(() => SendAsync(server.Setting, "subject", "text"));
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => SendAsync(server.Setting.Replace("smtp:", "smtps:", StringComparison.Ordinal), "subject", "text"));
        Assert.True(refused is AuthenticationException || refused.InnerException is AuthenticationException, refused.ToString());
        Assert.Empty(server.Mails);
    }

    // In a process of its own, since whom to trust is a matter of the process.
    [Fact]
    [Trait("Takes", "a minute")]
    public async Task A_server_whose_certificate_is_trusted_gets_it_by_tls()
    {
        using var region = new SmallRegion();
        using var key = new OwnCertificate();
        var state = Directory.CreateTempSubdirectory("nabij-test-state-").FullName;
        await using var database = await TestDatabase.MigratedAsync(Engine.Sqlite);
        await using var server = await MailServer.StartAsync(key.Options);
        await using var outbox = new TestOutbox(database, state, TimeProvider.System);
        await outbox.AddAsync(new NewMessage("invitation", "nl", MessageChannel.Mail, "someone@example.org", "/nl/1", Urgent: true));
        await using (RunningProgram.Serve(database.Setting, region.Folder, state, server.Setting.Replace("smtp:", "smtps:", StringComparison.Ordinal), key.Certificate))
        {
            Assert.True(Assert.Single(await server.ArrivedAsync(1)).Tls);
        }

        Directory.Delete(state, recursive: true);
    }

    [Fact]
    public async Task Where_tls_is_asked_for_a_server_without_it_gets_nothing()
    {
        await using var server = await MailServer.StartAsync();

        await Assert.ThrowsAnyAsync<SmtpException>(() => SendAsync(server.Setting.Replace("smtp:", "smtps:", StringComparison.Ordinal), "subject", "text"));
        Assert.Empty(server.Mails);
    }

    private static Task SendAsync(string setting, string subject, string text)
    {
        var site = new Uri(Site.Url);
        var settings = new Settings { Database = "", DataFolder = "", StateFolder = "", Url = site, Smtp = Smtp.From(setting, null, site) };
        return new MailSender(settings, TimeProvider.System).SendAsync(Id, "someone@example.org", new Wording(subject, text), TestContext.Current.CancellationToken);
    }

    /// <summary>A certificate of 127.0.0.1 that nobody knows.</summary>
    private sealed class OwnCertificate : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("nabij-test-tls-").FullName;

        public OwnCertificate()
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
            var names = new SubjectAlternativeNameBuilder();
            names.AddIpAddress(IPAddress.Loopback);
            request.CertificateExtensions.Add(names.Build());
            using var certificate = request.CreateSelfSigned(TestClock.OfficeHours.AddYears(-10), TestClock.OfficeHours.AddYears(50));
            File.WriteAllText(Certificate, certificate.ExportCertificatePem());
            File.WriteAllText(Path.Combine(_folder, "key"), key.ExportPkcs8PrivateKeyPem());
        }

        public string Certificate => Path.Combine(_folder, "certificate");

        /// <summary>For the mail server.</summary>
        public string[] Options => ["--tls", Certificate, Path.Combine(_folder, "key")];

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
