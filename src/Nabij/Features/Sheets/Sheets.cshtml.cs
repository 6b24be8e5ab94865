using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Features.Finder;
using Nabij.Features.Territories;
using Nabij.Platform;

namespace Nabij.Features.Sheets;

/// <summary>One sheet in the list of who sent it.</summary>
internal sealed record SentSheet(Guid Id, string Name, DateTimeOffset SentAt, SheetState State);

/// <summary>Entries out as a spreadsheet, and back in.</summary>
[Authorize(Policies.Editor)]
[RequestSizeLimit(MaxForm)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxForm, ValueLengthLimit = Limits.MaxBody, ValueCountLimit = 16, KeyLengthLimit = 200)]
internal sealed class SheetsPage(KeepSheet keep, MakeSheet make, FindHelp find, TimeProvider clock) : PageModel
{
    // One that is too large comes in all the same, to be told so in words.
    private const int MaxForm = 2 * SheetReader.MaxBytes;

    public string Place { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public Problem? Problem { get; private set; }
    public IReadOnlyList<SentSheet> Sent { get; private set; } = [];

    /// <summary>Codes and names, the wide ones first.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Places =>
    [
        .. find.State.Places.All.Where(t => t.Level is not TerritoryLevel.Postcode)
            .OrderByDescending(t => t.Level).ThenBy(t => t.Name.In(Languages.Current), StringComparer.CurrentCulture).ThenBy(t => t.Code, StringComparer.Ordinal)
            .Select(t => KeyValuePair.Create(t.Code, t.Name.In(Languages.Current))),
    ];

    public IReadOnlyList<KeyValuePair<string, string>> Subjects =>
    [
        .. find.State.Themes.Select(t => KeyValuePair.Create(MakeSheet.Theme + t.Code, t.Document.Name.In(Languages.Current))),
        .. find.State.Kinds.Select(k => KeyValuePair.Create(MakeSheet.Kind + k.Key, k.Value.Name.In(Languages.Current))).OrderBy(k => k.Value, StringComparer.CurrentCulture),
    ];

    public async Task OnGetAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        await ListAsync(ct);
    }

    public async Task<IActionResult> OnGetCsvAsync(string? place, string? subject, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        (Place, Subject) = (Known(place, Places), Known(subject, Subjects));
        if ((await make.RunAsync(Place, Subject, ct)).Ok(out var bytes))
        {
            return File(bytes, "text/csv; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"nabij-{clock.Today():yyyy-MM-dd}.csv"));
        }

        return await AgainAsync(SheetProblems.TooManyEntries, ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        var sent = Request.HasFormContentType ? Request.Form.Files.GetFile("file") : null;
        if (sent is not { Length: > 0 and <= SheetReader.MaxBytes })
        {
            return await AgainAsync(sent is { Length: > 0 } ? SheetProblems.TooLarge : SheetProblems.NoFile, ct);
        }

        using var bytes = new MemoryStream((int)sent.Length);
        await sent.CopyToAsync(bytes, ct);
        var kept = await keep.RunAsync(sent.FileName, bytes.ToArray(), Languages.Current, ct);
        return kept.Ok(out var id) ? Redirect($"/{Languages.Current}/editors/sheets/{id}") : await AgainAsync(kept.Problem!, ct);
    }

    private async Task<PageResult> AgainAsync(Problem problem, CancellationToken ct)
    {
        Problem = problem;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        await ListAsync(ct);
        return Page();
    }

    private async Task ListAsync(CancellationToken ct) =>
        Sent = await keep.Mine.AsNoTracking().OrderByDescending(s => s.SentAt).ThenByDescending(s => s.Id).Take(Sheet.MostKept)
            .Select(s => new SentSheet(s.Id, s.Name, s.SentAt, s.State)).ToListAsync(ct);

    private static string Known(string? code, IReadOnlyList<KeyValuePair<string, string>> all) => all.Any(c => c.Key == code) ? code! : "";
}
