namespace Nabij.Platform;

/// <summary>What a page says of itself to the layout, to search engines and to who shares it. One per request.</summary>
internal sealed class PageHead(IHttpContextAccessor http, Settings settings)
{
    public string Title { get; set; } = "";
    public string? Description { get; set; }

    /// <summary>The form on the page was not right; the title says so first.</summary>
    public bool IsInvalid { get; set; }

    /// <summary>Not for search engines: an answer to someone's own question, or an error.</summary>
    public bool IsPrivate { get; set; }

    /// <summary>A stylesheet beside the one of every page; null for none.</summary>
    public string? Style { get; set; }

    /// <summary>Where this page leads by itself; a link on it says the same. Null: nowhere.</summary>
    public string? GoOn { get; set; }

    /// <summary>schema.org description of what the page is about; null for none.</summary>
    public object? JsonLd { get; set; }

    private HttpRequest Request => http.HttpContext!.Request;

    /// <summary>The address of this page in a language, with the question if there is one in the address.</summary>
    public string Twin(string language) => Path(language) + (IsPrivate ? Request.QueryString.ToString() : "");

    /// <summary>The public address of this page in a language, without a question.</summary>
    public string PublicTwin(string language) => settings.Link(Path(language));

    private string Path(string language)
    {
        var path = Request.Path.ToUriComponent();
        return Languages.Knows(path.Length >= 3 ? path[1..3] : null) && (path.Length == 3 || path[3] == '/') ? $"/{language}{path[3..]}" : $"/{language}";
    }
}
