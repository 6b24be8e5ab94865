using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Bench.Beside;
using Nabij.Data;
using Nabij.Features.Accounts;
using Nabij.Features.Audit;
using Nabij.Features.Organisations;
using Nabij.Features.SignIn;
using Nabij.Platform;

namespace Nabij.Bench;

/// <summary>
/// On a PostgreSQL that waits for its disk: what asking who somebody is and what they may do costs a page, what remembering that they read
/// something adds, and whether signing in takes longer among many accounts than among few.
/// </summary>
internal sealed class AccessBench : IAsyncDisposable
{
    private const string Password = "vier paarden in de lift";
    private const int Few = 1_000;
    private const int MembersOfOne = 100;
    private const int Asked = 2_000;
    private const int Tries = 25;
    private readonly PostgresServer _server = PostgresServer.Start();
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _node;
    private readonly List<(Guid Account, string Token)> _people = [];
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    private AccessBench()
    {
        var settings = new Settings { Database = $"postgres:{_server.Connection};Database=postgres", DataFolder = "", StateFolder = _folder.Path, Url = new Uri("http://localhost") };
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton<Seals>();
        services.AddScoped<CurrentActor>();
        services.AddDatabase(settings);
        services.AddAuditTrail();
        services.AddAccounts(settings);
        services.AddScoped<LiveMemberships>();
        _node = services.BuildServiceProvider();
    }

    /// <param name="count">How many accounts at the end.</param>
    public static async Task RunAsync(int count)
    {
        await using var bench = new AccessBench();
        await bench.WithAsync(p => Migrator.MigrateAsync(p.GetRequiredService<NabijDb>(), CancellationToken.None));
        Console.WriteLine(Machine.Describe());
        Console.WriteLine();
        await bench.FillAsync(Few);
        var few = await bench.SignInsAsync();
        await bench.FillAsync(count);
        var many = await bench.SignInsAsync();
        Console.WriteLine("| password of | accounts | median ms | 90 % ms |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        foreach (var (who, accounts, times) in new[] { ("somebody", Few, few.Known), ("nobody", Few, few.Unknown), ("somebody", count, many.Known), ("nobody", count, many.Unknown) })
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {who} | {accounts:N0} | {At(times, 0.5):N1} | {At(times, 0.9):N1} |"));
        }

        Console.WriteLine();
        var disk = bench.SyncOfDisk();
        var asked = await bench.PagesAsync(remembers: false);
        var remembered = await bench.PagesAsync(remembers: true);
        Console.WriteLine("| a page | median ms | 90 % ms |");
        Console.WriteLine("| --- | ---: | ---: |");
        foreach (var (what, times) in new[] { ("fdatasync of this disk", disk), ("who is it, what may they", asked), ("the same, and an entry of the record", remembered) })
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {At(times, 0.5):N2} | {At(times, 0.9):N2} |"));
        }

        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Asking and remembering beyond one fdatasync: {At(remembered, 0.5) - At(disk, 0.5):N2} ms."));
    }

    // All have the same password: hashing is not what is measured here.
    private async Task FillAsync(int count)
    {
        await WithAsync(async services =>
        {
            var db = services.GetRequiredService<NabijDb>();
            var hash = services.GetRequiredService<Microsoft.AspNetCore.Identity.IPasswordHasher<Account>>().HashPassword(CreateAccount.New("x@bench.example", "x", "nl", _now), Password);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            while (_people.Count < count)
            {
                var house = new Organisation { Id = Guid.CreateVersion7(_now), Name = LocalText.Of(("nl", "Huis")), Kind = OrganisationKind.Welfare, CreatedAt = _now };
                db.Add(house);
                for (var i = 0; i < MembersOfOne; i++)
                {
                    var account = CreateAccount.New(string.Create(CultureInfo.InvariantCulture, $"p{_people.Count}@bench.example"), "Bench", "nl", _now);
                    account.PasswordHash = hash;
                    var token = Secrets.New();
                    db.Add(account);
                    db.Add(Membership.Start(Guid.CreateVersion7(_now), account.Id, house.Id, MemberRole.Professional, new(MembershipScope.None, LocalDay.Of(_now), null, null), LocalDay.Of(_now)).Value!);
                    db.Add(new Session
                    {
                        Id = Guid.CreateVersion7(_now),
                        AccountId = account.Id,
                        TokenHash = Secrets.HashOf(token),
                        Stamp = account.SecurityStamp!,
                        StartedAt = _now,
                        EndsAt = _now + Session.Longest,
                        SeenAt = _now,
                        ConfirmedAt = _now,
                        Device = "Bench",
                        OrganisationId = house.Id,
                    });
                    _people.Add((account.Id, token));
                }

                if (_people.Count % (10 * MembersOfOne) == 0 || _people.Count >= count)
                {
                    await db.SaveChangesAsync();
                    db.ChangeTracker.Clear();
                }
            }

            await db.Database.ExecuteSqlRawAsync("ANALYZE");
        });
    }

    private async Task<(List<double> Known, List<double> Unknown)> SignInsAsync()
    {
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var i = -3; i < Tries; i++)
        {
            foreach (var (times, mail) in new[] { (known, $"p{(i + 3) * 31 % _people.Count}@bench.example"), (unknown, $"nobody{i}@bench.example") })
            {
                await WithAsync(async services =>
                {
                    var clock = Stopwatch.GetTimestamp();
                    await services.GetRequiredService<CheckPassword>().RunAsync(mail, Password, CancellationToken.None);
                    Keep(times, clock, i >= 0);
                });
            }
        }

        return (known, unknown);
    }

    // As a request does it: the session with its account, then what lives today of its memberships.
    private async Task<List<double>> PagesAsync(bool remembers)
    {
        var times = new List<double>();
        for (var i = -Asked / 4; i < Asked; i++)
        {
            var (account, token) = _people[(i + Asked) * 7_919 % _people.Count];
            await WithAsync(async services =>
            {
                var clock = Stopwatch.GetTimestamp();
                var db = services.GetRequiredService<NabijDb>();
                // Only its question of a secret, which needs neither cookies nor a request.
                var sessions = new Sessions(db, null!, null!, null!, null!, null!, TimeProvider.System);
                var found = await sessions.FindAsync(token, CancellationToken.None) ?? throw new InvalidOperationException("No session.");
                var places = await services.GetRequiredService<LiveMemberships>().OfAsync(found.Account.Id, TimeProvider.System.Today(), CancellationToken.None);
                if (found.Account.Id != account || places.Count != 1)
                {
                    throw new InvalidOperationException("Somebody else.");
                }

                if (remembers)
                {
                    services.GetRequiredService<CurrentActor>().Value = new Actor(ActorKind.Account, "", account, places[0].OrganisationId);
                    services.GetRequiredService<AuditTrail>().Add("file.opened", "care", "file", account, "section=needs");
                    await db.SaveChangesAsync();
                }

                Keep(times, clock, i >= 0);
            });
        }

        return times;
    }

    // On the disk where the database is.
    private List<double> SyncOfDisk()
    {
        var times = new List<double>();
        using var file = new FileStream(Path.Combine(_folder.Path, "sync"), FileMode.CreateNew);
        var page = Encoding.ASCII.GetBytes(new string('x', 8_192));
        for (var i = -20; i < 300; i++)
        {
            file.Position = 0;
            file.Write(page);
            var clock = Stopwatch.GetTimestamp();
            file.Flush(flushToDisk: true);
            Keep(times, clock, i >= 0);
        }

        return times;
    }

    // The first ones compile and fill caches.
    private static void Keep(List<double> times, long since, bool counts)
    {
        if (counts)
        {
            times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }
    }

    private static double At(List<double> times, double share) => times.Order().ElementAt((int)(times.Count * share));

    private async Task WithAsync(Func<IServiceProvider, Task> act)
    {
        await using var scope = _node.CreateAsyncScope();
        await act(scope.ServiceProvider);
    }

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        _folder.Dispose();
        _server.Dispose();
    }
}
