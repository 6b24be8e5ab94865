using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using DnsClient;
using Nabij.Features.Reach;
using Nabij.Tests.House;

namespace Nabij.Tests;

/// <summary>What really leaves the house, against servers of this machine.</summary>
public sealed class OutsideTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task A_server_inside_the_house_gets_no_connection_whatever_the_name(string host)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var address = new Uri($"http://{host}:{((IPEndPoint)server.LocalEndpoint).Port}/");
        Assert.Equal(new SiteAnswer(Why: Silence.Inner), await Asking(PublicAddress.Is).AskAsync(address, Ct));
        Assert.False(server.Pending());
    }

    [Fact]
    public async Task It_says_who_asks_sends_nothing_else_along_and_reads_no_page()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        // The page never comes to its end: who would read it waits for ever.
        var asked = ServeAsync(server, "HTTP/1.1 302 Found\r\nLocation: http://169.254.169.254/latest\r\nSet-Cookie: a=b\r\nContent-Length: 9999999\r\n\r\n<p>");
        var answer = await Asking(a => a.Equals(IPAddress.Loopback)).AskAsync(new Uri($"http://localhost:{((IPEndPoint)server.LocalEndpoint).Port}/nl"), Ct);
        Assert.Equal(new SiteAnswer(302, new Uri("http://169.254.169.254/latest"), SetsCookie: true), answer);
        var request = await asked;
        Assert.StartsWith("GET /nl HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains("User-Agent: Nabij (+https://nabij.example/)\r\n", request, StringComparison.Ordinal);
        Assert.Equal(["Host", "User-Agent"], request.Split("\r\n")[1..].Where(l => l.Contains(':', StringComparison.Ordinal)).Select(l => l.Split(':')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Where_nobody_listens_and_where_headers_have_no_end_it_goes_on()
    {
        using var shut = new TcpListener(IPAddress.Loopback, 0);
        shut.Start();
        var port = ((IPEndPoint)shut.LocalEndpoint).Port;
        shut.Stop();
        Assert.Equal(new SiteAnswer(Why: Silence.NoAnswer), await Asking(_ => true).AskAsync(new Uri($"http://127.0.0.1:{port}/"), Ct));

        using var flood = new TcpListener(IPAddress.Loopback, 0);
        flood.Start();
        var asked = ServeAsync(flood, "HTTP/1.1 200 OK\r\n" + string.Concat(Enumerable.Repeat("X-Long: " + new string('a', 1000) + "\r\n", 100)));
        Assert.Equal(new SiteAnswer(Why: Silence.NoAnswer), await Asking(_ => true).AskAsync(new Uri($"http://127.0.0.1:{((IPEndPoint)flood.LocalEndpoint).Port}/"), Ct));
        await asked;
    }

    public static TheoryData<Exception, object?> Failures => new()
    {
        { new SocketException((int)SocketError.HostNotFound), Silence.NoHost },
        { new SocketException((int)SocketError.NoData), Silence.NoHost },
        { new SocketException((int)SocketError.TryAgain), null },
        { new SocketException((int)SocketError.NetworkUnreachable), null },
        { new SocketException((int)SocketError.ConnectionRefused), Silence.NoAnswer },
        { new AuthenticationException(), Silence.Certificate },
        { new IOException(), Silence.NoAnswer },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task Each_failure_has_its_reason_and_our_own_line_is_none(Exception inner, object? why)
    {
        using var http = new HttpMessageInvoker(new Failing(new HttpRequestException("", inner)));
        Assert.Equal(new SiteAnswer(Why: (Silence?)why), await new Outside(http, null!, "", TimeSpan.Zero).AskAsync(new Uri("https://huis.example/"), Ct));
    }

    [Fact]
    public async Task Dns_says_who_takes_mail()
    {
        using var server = new LocalNames();
        var hosts = new MailHosts(new LookupClient(new LookupClientOptions(server.Address) { UseCache = false, UseTcpFallback = false, Retries = 0, Timeout = TimeSpan.FromSeconds(5) }));
        Assert.Equal(Look.Answers, await hosts.FindAsync("mail.example", Ct));
        Assert.Equal(Look.Answers, await hosts.FindAsync("host.example", Ct));
        Assert.Equal(new Look(Silence.NoMail), await hosts.FindAsync("nomail.example", Ct));
        Assert.Equal(new Look(Silence.NoMail), await hosts.FindAsync("empty.example", Ct));
        Assert.Equal(new Look(Silence.NoHost), await hosts.FindAsync("gone.example", Ct));
        Assert.Equal(Look.NotKnown, await hosts.FindAsync("broken.example", Ct));
    }

    private static Outside Asking(Func<IPAddress, bool> mayConnect) =>
        new(new HttpMessageInvoker(GuardedConnections.Handler(mayConnect)), null!, $"Nabij (+{Site.Url}/)", TimeSpan.Zero);

    private static async Task<string> ServeAsync(TcpListener server, string answer)
    {
        using var client = await server.AcceptTcpClientAsync(Ct);
        await using var stream = client.GetStream();
        var (buffer, text) = (new byte[4096], new StringBuilder());
        while (!text.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            text.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, Ct)));
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), Ct);
        try
        {
            // Until the other side hangs up.
            await stream.CopyToAsync(Stream.Null, Ct);
        }
        catch (IOException)
        {
            // It did so while something was still on its way.
        }

        return text.ToString();
    }

    private sealed class Failing(Exception failure) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw failure;
    }
}
