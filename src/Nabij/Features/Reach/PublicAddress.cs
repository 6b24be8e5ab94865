using System.Net;
using System.Net.Sockets;

namespace Nabij.Features.Reach;

/// <summary>
/// Whether an address lies on the public internet, so that a web address in an entry leads nobody into this house or its neighbours'. Sources: IANA's registries of special-purpose
/// addresses for IPv4 and IPv6 (RFC 6890 and what updates it).
/// </summary>
internal static class PublicAddress
{
    // Of IPv6 only what is given out is public; the rest, such as what wraps an IPv4 address for translators (64:ff9b::/96), is not.
    private static readonly IPNetwork GivenOut = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    // A wrapped address (::ffff:8.8.8.8) is compared by IPNetwork as if it were bare; no DNS has a reason to name one.
    public static bool Is(IPAddress address) => !address.IsIPv4MappedToIPv6 &&
        (address.AddressFamily == AddressFamily.InterNetwork || GivenOut.Contains(address)) && !Array.Exists(Special, n => n.Contains(address));
}
