using System.Net;

namespace Nabij.Tests.House;

/// <summary>
/// One browser: it keeps cookies and follows redirects within the site, as people's do. It sends secure cookies too: the site believes to be reached
/// over https, as behind a proxy.
/// </summary>
public sealed class Visitor : IDisposable
{
    private readonly Jar _jar;

    public Visitor(Site site, string userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", bool follows = true)
    {
        _jar = new Jar(follows ? Jar.MostRedirects : 0);
        Client = new HttpClient(_jar) { BaseAddress = site.Client.BaseAddress };
        Client.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
    }

    /// <summary>Names and values of the cookies it has.</summary>
    public Dictionary<string, string> Cookies => _jar.Cookies;

    public HttpClient Client { get; }

    /// <summary>The path where it is, after redirects.</summary>
    public static string PathOf(Page page) => page.Response.RequestMessage!.RequestUri!.PathAndQuery;

    public async Task<Page> OpenAsync(string path) => await Page.ReadAsync(Client, await Client.GetAsync(path));

    public async Task<Page> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await Page.ReadAsync(Client, await Client.PostAsync(path, content));
    }

    public void Dispose() => Client.Dispose();

    private sealed class Jar(int redirects) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        public const int MostRedirects = 5;

        public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await SendOneAsync(request, cancellationToken);
            for (var i = 0; i < redirects && response.StatusCode == HttpStatusCode.Redirect; i++)
            {
                response = await SendOneAsync(new HttpRequestMessage(HttpMethod.Get, new Uri(request.RequestUri!, response.Headers.Location!)), cancellationToken);
            }

            return response;
        }

        private async Task<HttpResponseMessage> SendOneAsync(HttpRequestMessage request, CancellationToken ct)
        {
            request.Headers.Remove("Cookie");
            if (Cookies.Count > 0)
            {
                request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}")));
            }

            var response = await base.SendAsync(request, ct);
            foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
            {
                var (name, value) = set.Split(';')[0].Split('=', 2) is [var n, var v] ? (n, v) : (set, "");
                if (value.Length == 0)
                {
                    Cookies.Remove(name);
                }
                else
                {
                    Cookies[name] = value;
                }
            }

            return response;
        }
    }
}
