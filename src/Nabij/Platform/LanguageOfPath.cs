namespace Nabij.Platform;

/// <summary>
/// The page's language is the first part of its address, nothing else: no cookie, no guess.
/// Outside the pages (errors, the API) it is the browser's.
/// </summary>
internal sealed class LanguageOfPath(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var first = FirstPart(context.Request.Path);
        Languages.Use(Languages.Knows(first) ? first! : Languages.Preferred(context.Request));
        return next(context);
    }

    private static string? FirstPart(PathString path)
    {
        var value = path.Value.AsSpan().TrimStart('/');
        var end = value.IndexOf('/');
        var first = end < 0 ? value : value[..end];
        return first.Length == 2 ? first.ToString() : null;
    }
}
