using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Nabij.Features.Reach;

/// <summary>Connects to the public internet and nowhere else. What counts is the address that is really connected to, not what a name meant a moment before.</summary>
internal static class GuardedConnections
{
    private const int HeaderKilobytes = 32;

    /// <param name="mayConnect">Asked of each address that a name leads to.</param>
    public static SocketsHttpHandler Handler(Func<IPAddress, bool> mayConnect) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        // A proxy would connect in our place, past this guard.
        UseProxy = false,
        MaxResponseHeadersLength = HeaderKilobytes,
        // What comes behind the headers is not read.
        MaxResponseDrainSize = 0,
        PooledConnectionLifetime = TimeSpan.Zero,
        // What a certificate names is not fetched: that would go past this guard.
        SslOptions = new() { CertificateChainPolicy = new() { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck } },
        ConnectCallback = (context, ct) => ConnectAsync(context.DnsEndPoint, mayConnect, ct),
    };

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint end, Func<IPAddress, bool> mayConnect, CancellationToken ct)
    {
        var open = (await Dns.GetHostAddressesAsync(end.Host, ct)).Where(mayConnect).ToArray();
        if (open.Length == 0)
        {
            throw new NotPublicException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, end.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>All that a name leads to lies inside a house. A callback has no other way to say so.</summary>
internal sealed class NotPublicException() : Exception("The name leads to no public address.");
