using System.Net;

namespace Nabij.Features.Corrections;

/// <summary>
/// How many reports may come from one address at once: far more than a person or a whole desk sends, and then one every few seconds, so
/// that a real sender waits a moment and is never shut out. Kept in memory only; nobody's address is written down.
/// </summary>
internal sealed class CorrectionPace(TimeProvider clock)
{
    private const double AtOnce = 20;
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(10);

    // A photo takes as much room as a thousand reports in words.
    private const double PhotosAtOnce = 5;
    private static readonly TimeSpan EachPhoto = TimeSpan.FromMinutes(10);

    // Behind a proxy, or on one network, many people share an address.
    private const double Shared = 10;
    private const int MostRemembered = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<IPAddress, (double Left, DateTimeOffset At)> _left = [];
    private readonly Dictionary<IPAddress, (double Left, DateTimeOffset At)> _photosLeft = [];

    public bool MaySend(IPAddress? from) => May(from, _left, AtOnce, Each);

    public bool MaySendPhoto(IPAddress? from) => May(from, _photosLeft, PhotosAtOnce, EachPhoto);

    private bool May(IPAddress? from, Dictionary<IPAddress, (double Left, DateTimeOffset At)> all, double atOnce, TimeSpan each)
    {
        var address = Network(from ?? IPAddress.None);
        var wide = IsOwnNetwork(address) ? Shared : 1;
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (all.Count >= MostRemembered)
            {
                // All of them have long had their share back, or too many come at once to tell them apart.
                all.Clear();
            }

            var (left, at) = all.GetValueOrDefault(address, (atOnce * wide, now));
            left = Math.Min(atOnce * wide, left + ((now - at) / each * wide));
            all[address] = (left >= 1 ? left - 1 : left, now);
            return left >= 1;
        }
    }

    // A home has one IPv4 address, or a whole IPv6 network of 64 bits.
    private static IPAddress Network(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var bytes = plain.GetAddressBytes();
        return bytes.Length == 4 ? plain : new IPAddress([.. bytes[..8], .. new byte[8]]);
    }

    private static bool IsOwnNetwork(IPAddress address) =>
        IPAddress.IsLoopback(address) || address.Equals(IPAddress.IPv6Any) || address.IsIPv6UniqueLocal ||
        address.GetAddressBytes() is [10, _, _, _] or [192, 168, _, _] or [172, >= 16 and <= 31, _, _];
}
