using Microsoft.AspNetCore.Http.Features;

namespace Nabij.Platform;

/// <summary>An answer to a question someone asked: nobody keeps a copy, and no other site learns of it (FIELD 9).</summary>
internal static class PrivateAnswer
{
    public static void Mark(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    /// <summary>It holds a secret, so it is not compressed: beside what somebody else made the browser send, its length would tell (BREACH).</summary>
    public static void HoldsSecret(HttpContext context)
    {
        if (context.Features.Get<IHttpsCompressionFeature>() is { } compression)
        {
            compression.Mode = HttpsCompressionMode.DoNotCompress;
        }
    }
}
