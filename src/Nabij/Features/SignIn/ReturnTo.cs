namespace Nabij.Features.SignIn;

/// <summary>Where someone wanted to go before signing in: a path of this site, nothing else.</summary>
internal static class ReturnTo
{
    public const string Field = "to";
    private const int Most = 300;

    /// <summary>The field for an address, or nothing when it is not worth one.</summary>
    public static string Query(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) ? Query(request.Path + request.QueryString) : "";

    /// <summary>The same address on to the next step.</summary>
    public static string Query(string? to) => IsLocal(to) ? QueryString.Create(Field, to!).ToString() : "";

    public static string Or(string? to, string otherwise) => IsLocal(to) ? to! : otherwise;

    // A second slash or a backslash would lead to another host; a control sign is dropped by browsers and could hide one. Others than ASCII can't stand in
    // a header; addresses of ours have none.
    private static bool IsLocal(string? to) =>
        to is { Length: > 0 and <= Most } && to[0] == '/' && !(to.Length > 1 && to[1] is '/' or '\\') && to.All(c => c is > ' ' and < '\x7f' and not '\\');
}
