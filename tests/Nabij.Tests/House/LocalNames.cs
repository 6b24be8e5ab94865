using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Nabij.Tests.House;

/// <summary>A DNS server of this machine that knows a few names under <c>example</c> (RFC 1035, 4).</summary>
internal sealed class LocalNames : IDisposable
{
    private const byte A = 1;
    private const byte Mx = 15;
    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Loopback, 0));

    public LocalNames() => _ = AnswerAsync();

    public IPEndPoint Address => (IPEndPoint)_socket.Client.LocalEndPoint!;

    public void Dispose() => _socket.Dispose();

    private async Task AnswerAsync()
    {
        while (true)
        {
            UdpReceiveResult asked;
            try
            {
                asked = await _socket.ReceiveAsync();
            }
            catch (Exception e) when (e is ObjectDisposedException or SocketException)
            {
                return;
            }

            await _socket.SendAsync(Answer(asked.Buffer), asked.RemoteEndPoint);
        }
    }

    private static byte[] Answer(byte[] asked)
    {
        // The question: labels with their lengths, a zero, kind and class. What follows it (EDNS) is left out of the answer.
        var name = Encoding.ASCII.GetString(asked, 13, asked[12]);
        var end = Array.IndexOf(asked, (byte)0, 12) + 5;
        var kind = asked[end - 3];
        byte[] record = (name, kind) switch
        {
            ("mail", Mx) => [0xC0, 12, 0, Mx, 0, 1, 0, 0, 0, 60, 0, 4, 0, 10, 0xC0, 12],
            ("nomail", Mx) => [0xC0, 12, 0, Mx, 0, 1, 0, 0, 0, 60, 0, 3, 0, 0, 0],
            ("host", A) => [0xC0, 12, 0, A, 0, 1, 0, 0, 0, 60, 0, 4, 193, 190, 198, 2],
            _ => [],
        };
        var code = (byte)(name switch
        {
            "gone" => 3,
            "broken" => 2,
            _ => 0,
        });
        byte[] header = [asked[0], asked[1], 0x81, (byte)(0x80 | code), 0, 1, 0, (byte)(record.Length > 0 ? 1 : 0), 0, 0, 0, 0];
        return [.. header, .. asked[12..end], .. record];
    }
}
