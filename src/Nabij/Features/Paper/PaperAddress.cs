using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Nabij.Platform;

namespace Nabij.Features.Paper;

/// <summary>
/// The address that stands on paper and in what is shared. Never the Host header: who asks must not choose where a printed code leads.
/// Where no public address was set it is the one this program listens on, which works on this machine only, and the paper says so.
/// </summary>
internal sealed class PaperAddress(Settings settings, IServer server)
{
    private static readonly string[] AnyHost = ["://[::]", "://0.0.0.0", "://+", "://*"];

    /// <summary>Others can use it too.</summary>
    public bool IsPublic => settings.UrlIsSet;

    public string Link(string path) => settings.UrlIsSet ? settings.Link(path) : Own + path;

    /// <summary>Name of the host, for ids of calendar events.</summary>
    public string Host => settings.Url.Host;

    private string Own
    {
        get
        {
            var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? settings.Link("");
            return AnyHost.Aggregate(address, (a, any) => a.Replace(any, "://localhost", StringComparison.Ordinal)).TrimEnd('/');
        }
    }
}
