using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using Nabij.Tests.House;

namespace Nabij.Tests;

/// <summary>What someone asks, and where, stays between them and the answer.</summary>
public sealed class LogTests(Sites sites) : SiteTests(sites, Engine.Sqlite)
{
    private const string Canary = "kanarievogel";

    [Fact]
    [Trait("Takes", "a minute")]
    public async Task The_real_program_writes_nothing_that_anyone_asked()
    {
        var state = System.IO.Directory.CreateTempSubdirectory("nabij-test-state-").FullName;
        await using var database = await TestDatabase.MigratedAsync(Engine.Sqlite);
        await using var program = RunningProgram.Start(database.Setting, Path.Combine(AppContext.BaseDirectory, "data", "brussels"), state);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = await program.ReadyAsync() };

        await AskEverywhereAsync(client);
        // Its own lines come after the answers; this one comes last.
        using var last = await client.GetAsync("/health/live");
        await Wait.UntilAsync(() => Task.FromResult(program.Output.Contains("/health/live", StringComparison.Ordinal)));

        Assert.Contains("/api/search", program.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, program.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Canary, Encoding.UTF8.GetString(await File.ReadAllBytesAsync(database.Setting["sqlite:".Length..])), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(System.IO.Directory.EnumerateFiles(state, "*", SearchOption.AllDirectories), f => File.ReadAllText(f).Contains(Canary, StringComparison.OrdinalIgnoreCase));
        await program.KillAsync();
        System.IO.Directory.Delete(state, recursive: true);
    }

    [Fact]
    public async Task No_meter_carries_what_was_asked()
    {
        var measured = new ConcurrentBag<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, l) => l.EnableMeasurementEvents(instrument) };
        void Keep<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
        {
            foreach (var tag in tags)
            {
                measured.Add($"{instrument.Name} {tag.Key}={tag.Value}");
            }
        }

        listener.SetMeasurementEventCallback<long>(Keep);
        listener.SetMeasurementEventCallback<int>(Keep);
        listener.SetMeasurementEventCallback<double>(Keep);
        listener.Start();

        await AskEverywhereAsync(Site.Client);
        listener.RecordObservableInstruments();

        Assert.Contains(measured, m => m.StartsWith("http.server.request.duration", StringComparison.Ordinal));
        Assert.DoesNotContain(measured, m => m.Contains(Canary, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_request_leaves_one_line_of_allowed_fields()
    {
        await Site.OpenAsync($"/nl/search?q={Canary}&near=1080");
        await Site.OpenAsync($"/nl/{Canary}/x");

        Assert.DoesNotContain(Site.Log.Lines, l => l.Contains(Canary, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(Site.Log.Lines, l => l.Contains("Route={lang:regex(^(nl|fr|en)$)}/search", StringComparison.Ordinal));
        Assert.All(Site.Log.Lines.Where(l => l.Contains("RequestLog", StringComparison.Ordinal)), l => Assert.Matches("Method=.* Route=.* Status=[0-9]+ Milliseconds=[0-9]+ ", l));
    }

    [Fact]
    public async Task A_bug_shows_a_calm_page_and_nothing_of_the_inside()
    {
        await using var site = await Site.StartAsync(Engine.Sqlite);
        site.Clock.Failure = new InvalidOperationException($"{Canary} at /secret/path in SELECT * FROM people");

        foreach (var tongue in new[] { "nl", "fr", "en" })
        {
            var page = await site.OpenAsync($"/{tongue}/search?q={Canary}");
            Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
            Assert.Equal(tongue, page.Language);
            Assert.Equal(new Platform.TextsOf<Features.About.Texts>().In(tongue, "error.500.title"), page.Heading);
            Assert.DoesNotContain(Canary, page.Source, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Exception", page.Source, StringComparison.Ordinal);
            Assert.True(page.Response.Headers.CacheControl?.NoStore);
            Assert.True(page.Response.Headers.Contains("Content-Security-Policy"));
        }

        var api = await site.OpenAsync($"/api/search?q={Canary}");
        Assert.Equal((HttpStatusCode.InternalServerError, "application/problem+json"), (api.Status, api.Response.Content.Headers.ContentType?.MediaType));
        Assert.Contains("\"http.500\"", api.Source, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, api.Source, StringComparison.OrdinalIgnoreCase);

        Assert.Contains(site.Log.Lines, l => l.Contains("InvalidOperationException", StringComparison.Ordinal));
        Assert.DoesNotContain(site.Log.Lines, l => l.Contains(Canary, StringComparison.OrdinalIgnoreCase));
    }

    private static async Task AskEverywhereAsync(HttpClient client)
    {
        foreach (var path in new[]
        {
            $"/api/search?q={Canary}", $"/api/search?near={Canary}", $"/api/search?{Canary}=1", $"/api/{Canary}", $"/nl/search?q={Canary}&near=1080", $"/fr/search?near={Canary}",
            $"/nl/places?near={Canary}", $"/nl/places/{Canary}", $"/nl/lines/{Canary}", $"/nl/help/{Canary}", $"/{Canary}", $"/nl/{Canary}", $"/nl/search?q=%00{Canary}%FF", $"/openapi/{Canary}.json",
            $"/nl/error/{Canary}", $"/health/{Canary}",
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("User-Agent", Canary);
            request.Headers.TryAddWithoutValidation("Referer", "https://example.org/" + Canary);
            request.Headers.TryAddWithoutValidation("Accept-Language", Canary);
            request.Headers.TryAddWithoutValidation("Cookie", $"{Canary}={Canary}");
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", Canary);
            using var _ = await client.SendAsync(request);
        }

        foreach (var path in new[] { "/api/search", "/nl/search", "/nl/suggestions", "/nl/choose/lines", "/nl/about", $"/nl/{Canary}" })
        {
            using var form = await client.PostAsync(path, new FormUrlEncodedContent([new("q", Canary), new("near", Canary), new("a", Canary), new(Canary, Canary)]));
            using var broken = await client.PostAsync(path, new StringContent($"{{\"{Canary}\"", Encoding.UTF8, "application/json"));
            using var huge = await client.PostAsync(path, new StringContent("q=" + Canary + new string('x', 300 * 1024), Encoding.ASCII, "application/x-www-form-urlencoded"));
        }

        using var odd = await client.SendAsync(new HttpRequestMessage(new HttpMethod("KANARIEVOGEL"), "/nl"));
    }
}
