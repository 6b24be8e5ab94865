namespace Nabij.Features.Finder;

internal static class WebLink
{
    /// <summary>The address behind a website as printed, always over TLS.</summary>
    public static string Of(string web) => web.StartsWith("http", StringComparison.Ordinal) ? web : "https://" + web;
}
