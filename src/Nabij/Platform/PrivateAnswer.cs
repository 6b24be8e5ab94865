namespace Nabij.Platform;

/// <summary>An answer to a question someone asked: nobody keeps a copy, and no other site learns of it (FIELD 9).</summary>
internal static class PrivateAnswer
{
    public static void Mark(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
