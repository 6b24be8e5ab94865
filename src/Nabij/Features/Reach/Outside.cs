using System.Net.Sockets;
using System.Security.Authentication;

namespace Nabij.Features.Reach;

/// <summary>Asks sites as a browser would, but slowly, without a cookie and without reading the page; and DNS who takes mail.</summary>
/// <param name="agent">Says who asks, with an address where one can read more.</param>
/// <param name="pause">Before each request.</param>
internal sealed class Outside(HttpMessageInvoker http, MailHosts mail, string agent, TimeSpan pause) : IOutside
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public Task<Look> MailHostAsync(string host, CancellationToken ct) => mail.FindAsync(host, ct);

    public async Task<SiteAnswer> AskAsync(Uri address, CancellationToken ct)
    {
        await Task.Delay(pause, ct);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("User-Agent", agent);
        try
        {
            using var response = await http.SendAsync(request, patience.Token);
            return new SiteAnswer((int)response.StatusCode, response.Headers.Location, SetsCookie: response.Headers.Contains("Set-Cookie"));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new SiteAnswer(Why: Silence.NoAnswer);
        }
        catch (HttpRequestException e)
        {
            return OfFailure(e);
        }
    }

    private static SiteAnswer OfFailure(HttpRequestException failure)
    {
        for (Exception? e = failure; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case NotPublicException:
                    return new SiteAnswer(Why: Silence.Inner);
                case AuthenticationException:
                    return new SiteAnswer(Why: Silence.Certificate);
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData }:
                    return new SiteAnswer(Why: Silence.NoHost);
                // Our own line, or our own DNS: it says nothing about the site.
                case SocketException { SocketErrorCode: SocketError.TryAgain or SocketError.NoRecovery or SocketError.NetworkUnreachable or SocketError.NetworkDown }:
                    return new SiteAnswer();
            }
        }

        return new SiteAnswer(Why: Silence.NoAnswer);
    }
}
