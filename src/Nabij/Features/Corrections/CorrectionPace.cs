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

    // Behind a proxy, or on one network, many people share an address.
    private const double Shared = 10;
    private const int MostRemembered = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<IPAddress, (double Left, DateTimeOffset At)> _left = [];

    public bool MaySend(IPAddress? from)
    {
        var address = Network(from ?? IPAddress.None);
        var wide = IsOwnNetwork(address) ? Shared : 1;
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (_left.Count >= MostRemembered)
            {
                // All of them have long had their share back, or too many come at once to tell them apart.
                _left.Clear();
            }

            var (left, at) = _left.GetValueOrDefault(address, (AtOnce * wide, now));
            left = Math.Min(AtOnce * wide, left + ((now - at) / Each * wide));
            _left[address] = (left >= 1 ? left - 1 : left, now);
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
