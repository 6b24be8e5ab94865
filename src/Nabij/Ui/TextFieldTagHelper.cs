using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Nabij.Platform;

namespace Nabij.Ui;

/// <summary>A line of input, or several, with its label, hint and error tied together, so that a screen reader says all three.</summary>
[HtmlTargetElement("text-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextFieldTagHelper : TagHelper
{
    public required string Name { get; set; }
    public required string Label { get; set; }
    public string? Hint { get; set; }
    public string? Error { get; set; }
    public string? Value { get; set; }
    public string Type { get; set; } = "text";
    public int MaxLength { get; set; }

    /// <summary>What the browser may fill in (HTML's own word for it); without one it fills in nothing but a mail address.</summary>
    public string? Autocomplete { get; set; }

    /// <summary>More than 0: a box of so many lines. It takes more than is allowed, and the answer says so: a box that stops without a word loses the end.</summary>
    public int Rows { get; set; }

    /// <summary>Of a file: which kinds a browser offers first. What comes is checked by its bytes.</summary>
    public string? Accept { get; set; }

    /// <summary>Whether a script may show suggestions for it while someone types (<c>suggest.js</c>).</summary>
    public bool Suggest { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", string.IsNullOrEmpty(Error) ? "field" : "field field-wrong");
        var described = new List<string>();

        var label = new TagBuilder("label");
        label.Attributes["for"] = Name;
        label.InnerHtml.Append(Label);
        output.Content.AppendHtml(label);
        AppendNote(output, described, Hint, "hint");
        AppendNote(output, described, Error, "error");

        var input = Rows > 0 ? Box() : Line();
        input.Attributes["id"] = Name;
        input.Attributes["name"] = Name;
        if (MaxLength > 0)
        {
            input.Attributes["maxlength"] = MaxLength.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (Suggest)
        {
            input.Attributes["data-suggest"] = $"/{Languages.Current}/suggestions";
        }

        if (described.Count > 0)
        {
            input.Attributes["aria-describedby"] = string.Join(' ', described);
        }

        if (!string.IsNullOrEmpty(Error))
        {
            input.Attributes["aria-invalid"] = "true";
        }

        output.Content.AppendHtml(input);
    }

    private TagBuilder Line()
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = Type;
        if (Type == "file")
        {
            input.Attributes["accept"] = Accept ?? "";
            return input;
        }

        // A password is never sent back.
        input.Attributes["value"] = Type == "password" ? "" : Value ?? "";

        // An address for mail is the person's own, and their browser may know it.
        input.Attributes["autocomplete"] = Autocomplete ?? (Type == "email" ? "email" : "off");
        if (Autocomplete == "one-time-code")
        {
            // Digits mostly; the codes on paper have letters, so the keyboard is left to the person.
            input.Attributes["autocapitalize"] = "characters";
            input.Attributes["spellcheck"] = "false";
        }

        if (Type == "search")
        {
            // Nothing is capitalised by the telephone: then a capital means a name, which is never kept.
            input.Attributes["autocapitalize"] = "none";
        }

        return input;
    }

    private TagBuilder Box()
    {
        var box = new TagBuilder("textarea");
        box.Attributes["rows"] = Rows.ToString(System.Globalization.CultureInfo.InvariantCulture);

        // HTML drops one line break after the opening tag.
        box.InnerHtml.Append("\n" + Value);
        return box;
    }

    private void AppendNote(TagHelperOutput output, List<string> described, string? text, string kind)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        var note = new TagBuilder("span");
        note.AddCssClass(kind);
        note.Attributes["id"] = $"{Name}-{kind}";
        note.InnerHtml.Append(text);
        described.Add($"{Name}-{kind}");
        output.Content.AppendHtml(note);
    }
}
