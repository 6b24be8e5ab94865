using System.Net;

namespace Nabij.Tests.House;

/// <summary>What a browser does between our page and a provider's.</summary>
internal static class OidcRoundTrip
{
    /// <summary>Where a page leads by itself, and says so by a link too; null when it leads nowhere.</summary>
    public static string? NextOf(Page page)
    {
        var next = page.Document.QuerySelector("meta[http-equiv=refresh]")?.GetAttribute("content")!["0; url=".Length..];
        Assert.True(next is null || page.Links("main").Contains(next));
        return next;
    }

    /// <summary>Goes where a page leads, through this provider, and gives the way back as a path of our site.</summary>
    public static async Task<string> PassAsync(this OidcProvider provider, Page page)
    {
        var address = NextOf(page);
        Assert.True(address is not null && address.StartsWith(provider.Issuer + "/authorize?", StringComparison.Ordinal), address ?? page.Source);
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var response = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var back = response.Headers.Location!.AbsoluteUri;
        Assert.StartsWith(Site.Url + "/sign-in/oidc/", back, StringComparison.Ordinal);
        return back[Site.Url.Length..];
    }
}
