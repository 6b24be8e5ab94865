using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Features.SignIn;
using Nabij.Platform;
using Nabij.Tests.House;

namespace Nabij.Tests;

/// <summary>Where a try comes from, and what happens when it can't be counted.</summary>
public sealed class SignInPaceTests
{
    [Fact]
    public async Task A_place_is_the_last_address_before_all_named_proxies()
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var app = new ApplicationBuilder(services);
        app.UseProxies(SettingsIn("") with { Proxies = Proxies.Read("10.0.0.0/8")! });
        var http = new DefaultHttpContext { RequestServices = services };
        http.Connection.RemoteIpAddress = IPAddress.Parse("10.0.0.1");
        http.Request.Headers["X-Forwarded-For"] = "198.51.100.6, 192.0.2.7, 10.0.0.2";
        await app.Build()(http);

        Assert.Equal("place 192.0.2.7", SignInPace.Place(http.Connection.RemoteIpAddress));
    }

    [Fact]
    public async Task What_keeps_a_try_from_being_counted_is_said_and_not_tried_for_ever()
    {
        var state = System.IO.Directory.CreateTempSubdirectory("nabij-test-state-").FullName;
        try
        {
            await using var database = await TestDatabase.MigratedAsync(Engine.Sqlite);
            await using var db = database.Open();
            await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER full BEFORE INSERT ON SignInTries BEGIN SELECT RAISE(ABORT, 'the disk is full'); END", TestContext.Current.CancellationToken);
            var pace = new SignInPace(db, new Seals(SettingsIn(state)), new TestClock(TestClock.OfficeHours));

            await Assert.ThrowsAsync<DbUpdateException>(() => pace.TakeAsync("a place", 1, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        }
        finally
        {
            System.IO.Directory.Delete(state, recursive: true);
        }
    }

    private static Settings SettingsIn(string state) => new() { Database = "", DataFolder = "", StateFolder = state, Url = new Uri(Site.Url) };
}
