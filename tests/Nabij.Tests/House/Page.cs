using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Nabij.Tests.House;

/// <summary>A page as a person meets it: driven by visible label and button, so that a test proves that they are there.</summary>
public sealed class Page
{
    private readonly HttpClient _client;

    private Page(HttpClient client, HttpResponseMessage response, string source, IHtmlDocument document) =>
        (_client, Response, Source, Document) = (client, response, source, document);

    public HttpResponseMessage Response { get; }

    public string Source { get; }

    public IHtmlDocument Document { get; }

    public HttpStatusCode Status => Response.StatusCode;

    public string Title => Document.Title ?? "";

    public string Language => Document.DocumentElement.GetAttribute("lang") ?? "";

    public string Heading => Words(Document.QuerySelector("h1"));

    /// <summary>What can be read in its main part, spaces as one.</summary>
    public string Text => Words(Document.QuerySelector("main"));

    public static async Task<Page> ReadAsync(HttpClient client, HttpResponseMessage response)
    {
        var source = await response.Content.ReadAsStringAsync();
        return new Page(client, response, source, await new HtmlParser().ParseDocumentAsync(source));
    }

    public static string Words(IElement? element) => element is null ? "" : string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public bool Says(string text) => Text.Contains(text, StringComparison.Ordinal);

    public IEnumerable<string> Links(string within = "body") => Document.QuerySelectorAll($"{within} a[href]").Select(a => a.GetAttribute("href")!);

    public IEnumerable<string> Numbers(string within = "main") =>
        Document.QuerySelectorAll($"{within} a[href^='tel:']").Select(a => a.GetAttribute("href")!["tel:".Length..]);

    /// <summary>The input that a label names.</summary>
    public IHtmlInputElement Field(string label) => (IHtmlInputElement)Control(label);

    public Page Type(string label, string value)
    {
        if (Control(label) is IHtmlTextAreaElement area)
        {
            area.Value = value;
        }
        else
        {
            Field(label).Value = value;
        }

        return this;
    }

    /// <summary>Chooses of a list the line that begins so.</summary>
    public Page Choose(string label, string option)
    {
        var named = Document.QuerySelectorAll("label").OfType<IHtmlLabelElement>().FirstOrDefault(l => Words(l) == label);
        Assert.True(named?.HtmlFor is not null, $"No label {label}.");
        var select = (IHtmlSelectElement)Document.GetElementById(named.HtmlFor)!;
        select.Value = select.Options.First(o => Words(o).StartsWith(option, StringComparison.Ordinal)).Value;
        return this;
    }

    /// <summary>By the name a field is sent under, where many have the same label: types it, or chooses that one of its choices.</summary>
    public Page Set(string name, string value)
    {
        var found = Document.QuerySelectorAll("input, select, textarea").Where(f => f.GetAttribute("name") == name).ToList();
        Assert.True(found.Count > 0, $"No field {name}.");
        switch (found[0])
        {
            case IHtmlTextAreaElement box:
                box.Value = value;
                break;
            case IHtmlSelectElement select:
                select.Value = value;
                break;
            case IHtmlInputElement { Type: "radio" or "checkbox" }:
                found.OfType<IHtmlInputElement>().ToList().ForEach(i => i.IsChecked = i.GetAttribute("value") == value);
                break;
            case IHtmlInputElement line:
                line.Value = value;
                break;
        }

        return this;
    }

    public Page Tick(string label)
    {
        Field(label).IsChecked = true;
        return this;
    }

    public async Task<Page> FollowAsync(string link)
    {
        var found = Document.QuerySelectorAll("a").FirstOrDefault(a => Words(a) == link || a.GetAttribute("aria-label") == link);
        Assert.True(found is not null, $"No link {link}.");
        return await OpenAsync(found.GetAttribute("href")!);
    }

    /// <summary>Presses a button; its form goes as the browser would send it, or by POST when the test says so.</summary>
    public async Task<Page> PressAsync(string button, string? method = null)
    {
        var found = Document.QuerySelectorAll("button").FirstOrDefault(b => Words(b) == button || b.GetAttribute("aria-label") == button);
        Assert.True(found is not null, $"No button {button}.");
        var form = (IHtmlFormElement)(found.GetAttribute("form") is { } id ? Document.GetElementById(id)! : found.Closest("form")!);
        var fields = form.Elements.OfType<IHtmlInputElement>()
            .Where(i => i.Name is { Length: > 0 } && !i.IsDisabled && (i.Type is not ("checkbox" or "radio") || i.IsChecked))
            .Select(i => KeyValuePair.Create(i.Name!, i.Value))
            .Concat(form.Elements.OfType<IHtmlTextAreaElement>().Where(a => a.Name is { Length: > 0 }).Select(a => KeyValuePair.Create(a.Name!, a.Value)))
            .Concat(form.Elements.OfType<IHtmlSelectElement>().Where(s => s.Name is { Length: > 0 }).Select(s => KeyValuePair.Create(s.Name!, s.Value ?? "")))
            .ToList();
        if (found.GetAttribute("name") is { Length: > 0 } name)
        {
            fields.Add(KeyValuePair.Create(name, found.GetAttribute("value") ?? ""));
        }

        var action = found.GetAttribute("formaction") ?? form.GetAttribute("action") ?? Response.RequestMessage!.RequestUri!.PathAndQuery;
        using var content = new FormUrlEncodedContent(fields);
        return (method ?? form.Method) == "post"
            ? await ReadAsync(_client, await _client.PostAsync(action, content))
            : await OpenAsync($"{action}?{await content.ReadAsStringAsync()}");
    }

    private async Task<Page> OpenAsync(string path) => await ReadAsync(_client, await _client.GetAsync(path));

    private IElement Control(string label)
    {
        var found = Document.QuerySelectorAll("label").OfType<IHtmlLabelElement>().Where(l => Words(l) == label || Words(l).StartsWith(label, StringComparison.Ordinal)).ToList();
        Assert.True(found.Count > 0, $"No label {label}.");
        return found[0].HtmlFor is { Length: > 0 } id ? Document.GetElementById(id)! : found[0].QuerySelector("input")!;
    }
}
