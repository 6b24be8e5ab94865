using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.SignIn;

/// <summary>How often something was tried within a window of time. The key is a fingerprint: no address of anybody is kept.</summary>
internal sealed class SignInTries
{
    public required string Key { get; init; }
    public DateTimeOffset Since { get; init; }
    public int Count { get; init; }
}

/// <summary>
/// How often one may try, for all nodes together. Never a lock on an account, with which anyone could lock anyone out: a browser that once signed
/// in has tries of its own, which strangers can't use up; and who has none left may have a link by mail.
/// </summary>
internal sealed class SignInPace(NabijDb db, Seals seals, TimeProvider clock)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Of one account, from browsers that never signed in to it, together.</summary>
    public const int ByStrangers = 10;

    /// <summary>Of one account, from one browser that did.</summary>
    public const int ByKnownDevice = 20;

    /// <summary>From one place of the network, for whichever accounts: an office has one address.</summary>
    public const int ByPlace = 100;

    // Others may add or renew the same row in between, not so often in one moment.
    private const int MostRounds = 5;

    /// <summary>Mails with a link to one address.</summary>
    public const int Links = 3;

    /// <summary>The same in a whole day: nobody fills somebody else's mail box.</summary>
    public const int LinksInADay = 6;

    /// <summary>Takes one try of those in a window; false when there is none left.</summary>
    public Task<bool> TakeAsync(string what, int most, CancellationToken ct) => TakeAsync(what, most, Window, ct);

    public async Task<bool> TakeAsync(string what, int most, TimeSpan window, CancellationToken ct)
    {
        var (key, now) = (KeyOf(what), clock.GetUtcNow());
        var start = now - window;
        var tries = db.SignInTries;
        for (var round = 1; round <= MostRounds; round++)
        {
            if (await tries.Where(t => t.Key == key && t.Since > start && t.Since <= now && t.Count < most).ExecuteUpdateAsync(s => s.SetProperty(t => t.Count, t => t.Count + 1), ct) == 1)
            {
                return true;
            }

            // The window is over, or lies in a future that a clock set back made.
            if (await tries.Where(t => t.Key == key && (t.Since <= start || t.Since > now)).ExecuteUpdateAsync(s => s.SetProperty(t => t.Count, 1).SetProperty(t => t.Since, now), ct) == 1)
            {
                return true;
            }

            if (await tries.AnyAsync(t => t.Key == key && t.Since > start && t.Since <= now && t.Count >= most, ct))
            {
                return false;
            }

            // Still there: another request began its window anew just now, which leaves tries for this one.
            if (!await tries.AnyAsync(t => t.Key == key, ct) && await AddAsync(key, now, last: round == MostRounds, ct))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>It was no wrong try after all.</summary>
    public async Task GiveBackAsync(string what, CancellationToken ct)
    {
        var key = KeyOf(what);
        await db.SignInTries.Where(t => t.Key == key && t.Count > 0).ExecuteUpdateAsync(s => s.SetProperty(t => t.Count, t => t.Count - 1), ct);
    }

    /// <summary>One place of the network: an IPv4 address, or the /64 that one connection gets of IPv6.</summary>
    public static string Place(IPAddress? address) => address switch
    {
        null => "place",
        { IsIPv4MappedToIPv6: true } => "place " + address.MapToIPv4(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => "place " + Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)),
        _ => "place " + address,
    };

    private string KeyOf(string what) => seals.Fingerprint(what, "sign-in tries");

    // False when another node added the row first, as far as one can tell: the last time, what went wrong is said.
    private async Task<bool> AddAsync(string key, DateTimeOffset now, bool last, CancellationToken ct)
    {
        var row = new SignInTries { Key = key, Since = now, Count = 1 };
        db.Add(row);
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException) when (!last)
        {
            return false;
        }
        finally
        {
            db.Entry(row).State = EntityState.Detached;
        }
    }
}

internal sealed class SignInTriesMapping : IEntityTypeConfiguration<SignInTries>
{
    public void Configure(EntityTypeBuilder<SignInTries> builder)
    {
        builder.ToTable("SignInTries");
        builder.HasKey(t => t.Key);
        builder.Property(t => t.Key).HasMaxLength(32);
        builder.HasIndex(t => t.Since);
    }
}
