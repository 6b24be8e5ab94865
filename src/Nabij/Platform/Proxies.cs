using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Nabij.Platform;

/// <summary>
/// Behind a proxy every request comes from the proxy's address. Only from the proxies that the installation names, the address they forward is
/// taken: it decides how often somebody may try.
/// </summary>
internal static class Proxies
{
    /// <summary>Addresses and networks, with commas between: <c>127.0.0.1, 10.0.0.0/8</c>. Null when one of them is none.</summary>
    public static IReadOnlyList<System.Net.IPNetwork>? Read(string? text)
    {
        var networks = new List<System.Net.IPNetwork>();
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (System.Net.IPNetwork.TryParse(part, out var network))
            {
                networks.Add(network);
            }
            else if (IPAddress.TryParse(part, out var address))
            {
                networks.Add(new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8));
            }
            else
            {
                return null;
            }
        }

        return networks;
    }

    public static void UseProxies(this IApplicationBuilder app, Settings settings)
    {
        // The public name and scheme are the setting's, never the request's: behind a proxy that ends TLS a request comes as http.
        app.Use((context, next) =>
        {
            context.Request.Scheme = settings.Url.Scheme;
            return next(context);
        });
        if (settings.Proxies.Count == 0)
        {
            return;
        }

        // The address only, however many of the named ones stand behind each other.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in settings.Proxies)
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }
}
