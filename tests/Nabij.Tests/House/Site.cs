using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Nabij.Features.Finder;

namespace Nabij.Tests.House;

/// <summary>The whole program on a port of its own, as an installation runs it; only its clock is the test's.</summary>
public sealed class Site : IAsyncDisposable
{
    /// <summary>The public address, which is not where it listens.</summary>
    public const string Url = "https://nabij.example";

    private readonly Factory _factory;
    private readonly string _state = System.IO.Directory.CreateTempSubdirectory("nabij-test-state-").FullName;
    private readonly TestDatabase? _own;

    private Site(TestDatabase database, bool owned, string? data, Action<IServiceCollection>? change, string? chromium, string? smtp, IReadOnlyDictionary<string, string?>? more)
    {
        _own = owned ? database : null;
        Database = database;
        _factory = new Factory(
            new Dictionary<string, string?>(more ?? new Dictionary<string, string?>(StringComparer.Ordinal), StringComparer.Ordinal)
            {
                ["urls"] = "http://127.0.0.1:0",
                ["Nabij:Database"] = database.Setting,
                ["Nabij:State"] = _state,
                ["Nabij:Data"] = data ?? Path.Combine(AppContext.BaseDirectory, "data", "brussels"),
                ["Nabij:Url"] = Url,
                ["Nabij:Chromium"] = chromium ?? "none",
                ["Nabij:Smtp"] = smtp,
            },
            services =>
            {
                services.AddSingleton<TimeProvider>(Clock);
                services.RemoveAll<ILoggerProvider>();
                services.AddSingleton<ILoggerProvider>(Log);
                change?.Invoke(services);
            });
        _factory.UseKestrel();
        _factory.StartServer();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()),
        };
    }

    internal TestDatabase Database { get; }

    public TestClock Clock { get; } = new(TestClock.OfficeHours);

    public KeptLog Log { get; } = new();

    public IServiceProvider Services => _factory.Services;

    /// <summary>Follows no redirect, keeps no cookie.</summary>
    public HttpClient Client { get; }

    internal FinderState State => Services.GetRequiredService<FinderHolder>().Current;

    /// <summary>A site on a database of its own.</summary>
    /// <param name="more">Further settings, with <c>:</c> in their names.</param>
    public static async Task<Site> StartAsync(Engine engine, string? data = null, Action<IServiceCollection>? change = null, string? chromium = null, string? smtp = null, IReadOnlyDictionary<string, string?>? more = null) =>
        await StartOnAsync(await TestDatabase.MigratedAsync(engine), data, change, owned: true, chromium, smtp, more);

    /// <summary>One more node on a database that others use too.</summary>
    internal static Task<Site> StartOnAsync(TestDatabase database, string? data = null, Action<IServiceCollection>? change = null, bool owned = false, string? chromium = null, string? smtp = null, IReadOnlyDictionary<string, string?>? more = null) =>
        Task.Run(() => new Site(database, owned, data, change, chromium, smtp, more));

    public async Task<Page> OpenAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Page.ReadAsync(Client, await Client.SendAsync(request));
    }

    /// <summary>Asks the search API; <paramref name="query"/> is already escaped.</summary>
    public async Task<JsonNode> AskAsync(string query)
    {
        using var response = await Client.GetAsync("/api/search?" + query);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {query}: {body}");
        return JsonNode.Parse(body)!;
    }

    public Task<JsonNode> AskAsync(string q, string lang, string more = "") => AskAsync($"q={Uri.EscapeDataString(q)}&lang={lang}{more}");

    /// <summary>Every address of the sitemap, as a path.</summary>
    public async Task<List<string>> PathsAsync()
    {
        var xml = System.Xml.Linq.XDocument.Parse(await Client.GetStringAsync("/sitemap.xml"));
        return [.. xml.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => e.Value[Url.Length..])];
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _factory.DisposeAsync();
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }

        System.IO.Directory.Delete(_state, recursive: true);
    }

    private sealed class Factory(Dictionary<string, string?> settings, Action<IServiceCollection> services) : WebApplicationFactory<Program>
    {
        // As settings of the host: the program reads them before it builds.
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            // As in production, except that styles and signs come from the project's folder, since nothing was published.
            builder.UseEnvironment("Production");
            builder.UseStaticWebAssets();
            foreach (var (name, value) in settings)
            {
                builder.UseSetting(name, value);
            }

            builder.ConfigureTestServices(services);
        }
    }
}
