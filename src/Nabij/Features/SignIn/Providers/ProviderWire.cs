using System.Net.Http.Headers;

namespace Nabij.Features.SignIn.Providers;

/// <summary>How we talk to providers: no redirect, no cookie, ten seconds and a quarter of a megabyte at most. What goes wrong there is no answer, never a failure of ours.</summary>
internal sealed class ProviderWire : IDisposable
{
    public const int MostBytes = 256 * 1024;

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = MostBytes,
    };

    public Task<string?> GetAsync(Uri address, CancellationToken ct) => SendAsync(new HttpRequestMessage(HttpMethod.Get, address), ct);

    public Task<string?> PostAsync(Uri address, Dictionary<string, string> fields, AuthenticationHeaderValue? who, CancellationToken ct)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Authorization = who;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return SendAsync(request, ct);
    }

    public void Dispose() => _http.Dispose();

    private async Task<string?> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using (request)
        {
            try
            {
                using var response = await _http.SendAsync(request, ct);
                return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync(ct) : null;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or InvalidOperationException || (e is OperationCanceledException && !ct.IsCancellationRequested))
            {
                // Not there, too slow, too long, or in letters that are none.
                return null;
            }
        }
    }
}
