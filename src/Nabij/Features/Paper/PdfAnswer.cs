using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Nabij.Platform;

namespace Nabij.Features.Paper;

/// <summary>Asks the desk for a PDF and says how far it is. Nobody waits on an open request.</summary>
internal sealed class PdfAnswer(ViewText views, PdfDesk desk, TextsOf<Texts> texts)
{
    private const string View = "/Features/Paper/_Document.cshtml";

    public Task<(PdfJob? Job, PdfRefusal Refusal)> AskAsync(HttpContext http, Booklet booklet)
    {
        var title = texts["booklet.title", ("place", booklet.PlaceName)];
        return AskAsync(http, new PdfDocument(title, title, booklet with { HasPages = true }, []), "nabij-" + Slug(booklet.PlaceName));
    }

    public Task<(PdfJob? Job, PdfRefusal Refusal)> AskAsync(HttpContext http, IReadOnlyList<PaperEntry> sheets) =>
        AskAsync(http, new PdfDocument(texts["sheets.title"], texts["sheets.foot"], null, sheets), "nabij");

    /// <summary>The file, when it is ready; else what the page says, with its status.</summary>
    public static FileContentResult? File(HttpContext http, PdfJob? job, PdfRefusal refusal)
    {
        PrivateAnswer.Mark(http);
        var state = job?.State;
        if (job is not null && state == PdfState.Ready)
        {
            http.Response.Headers.ContentDisposition = $"inline; filename=\"{job.Name}-{Languages.Current}.pdf\"";
            return new FileContentResult(job.File, "application/pdf");
        }

        http.Response.StatusCode = (state, refusal) switch
        {
            (PdfState.Waiting or PdfState.Making, _) => StatusCodes.Status202Accepted,
            (_, PdfRefusal.TooOften) => StatusCodes.Status429TooManyRequests,
            (null, PdfRefusal.None) => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status503ServiceUnavailable,
        };
        if (http.Response.StatusCode == StatusCodes.Status202Accepted)
        {
            // The page asks again by itself, also without JavaScript.
            http.Response.Headers["Refresh"] = "2";
            http.Response.Headers.RetryAfter = "2";
        }
        else if (refusal is PdfRefusal.TooOften or PdfRefusal.Full)
        {
            http.Response.Headers.RetryAfter = "60";
        }

        return null;
    }

    private async Task<(PdfJob? Job, PdfRefusal Refusal)> AskAsync(HttpContext http, PdfDocument document, string name)
    {
        // Signs lie in the document itself; it may load nothing.
        var html = (await views.WriteAsync(http, View, document)).Replace("\"/signs.svg#", "\"#", StringComparison.Ordinal);
        return desk.Ask(new PdfJob(html, name), http.Connection.RemoteIpAddress?.ToString() ?? "");
    }

    private static string Slug(string words)
    {
        var plain = PlainLetters(words);
        return plain.Length > 60 ? plain[..60].TrimEnd('-') : plain;
    }

    private static string PlainLetters(string words)
    {
        var text = new System.Text.StringBuilder();
        foreach (var c in words.Normalize(System.Text.NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                text.Append(char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && text.Length > 0 && text[^1] != '-')
            {
                text.Append('-');
            }
        }

        return text.ToString().Trim('-');
    }
}

/// <summary>
/// How far a PDF is, for the page that says so. <paramref name="Status"/> is what was answered: the job itself may be further by now.
/// <paramref name="Again"/> is the address that asks once more.
/// </summary>
internal sealed record PdfProgress(int Status, PdfRefusal Refusal, int Before, string Again, string Back)
{
    public bool IsComing => Status == StatusCodes.Status202Accepted;

    public bool IsLost => Status == StatusCodes.Status404NotFound;
}
