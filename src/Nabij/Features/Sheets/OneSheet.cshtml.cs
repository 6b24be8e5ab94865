using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Editing;
using Nabij.Platform;

namespace Nabij.Features.Sheets;

/// <summary>What a sheet would change, or changed: seen first, then put in as a whole, and taken back as a whole.</summary>
[Authorize(Policies.Editor)]
internal sealed class OneSheetPage(NabijDb db, KeepSheet keep) : PageModel
{
    public const int OnePage = 50;

    // A page that waits asks again after so many seconds.
    private const string Again = "3";

    public Sheet Sheet { get; private set; } = null!;

    /// <summary>Those in which somebody changed the same thing first.</summary>
    public IReadOnlyList<SheetRow> Rows { get; private set; } = [];
    public int Entries { get; private set; }
    public int WithLeft { get; private set; }

    /// <summary>How many changes are put in, or were.</summary>
    public int Changes { get; private set; }
    public int Number { get; private set; } = 1;
    public bool HasMore { get; private set; }
    public EntryForm Form { get; private set; } = EntryForm.Posted([]);
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, int? number, CancellationToken ct) => await ReadAsync(id, number ?? 1, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await ReadAsync(id, 1, ct))
        {
            return NotFound();
        }

        Form = EntryForm.Posted(await Request.FieldsAsync(ct));
        Problems =
        [
            .. Form.Why is not { Length: > 0 and <= EntryForm.MaxWhy } ? [EditingProblems.WhyMissing] : Array.Empty<Problem>(),
            .. DirectoryHistorySources.All.Contains(Form["source"]) ? Array.Empty<Problem>() : [EditingProblems.SourceMissing],
        ];
        if (Problems.Count > 0 && Sheet.State == SheetState.Ready)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var sheet = await keep.Mine.SingleAsync(s => s.Id == id, ct);
        await keep.StartAsync(sheet, s => s.PutIn(Form.Why, Form["source"], Form["same"] == "yes"), "sheet.put", ct);
        return Redirect($"/{Languages.Current}/editors/sheets/{id}");
    }

    public async Task<IActionResult> OnPostBackAsync(Guid id, CancellationToken ct)
    {
        if (await keep.Mine.SingleOrDefaultAsync(s => s.Id == id, ct) is not { } sheet)
        {
            return NotFound();
        }

        await keep.StartAsync(sheet, s => s.TakeBack(), "sheet.take-back", ct);
        return Redirect($"/{Languages.Current}/editors/sheets/{id}");
    }

    private async Task<bool> ReadAsync(Guid id, int number, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (await keep.Mine.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } sheet)
        {
            return false;
        }

        (Sheet, Number) = (sheet, Math.Max(1, number));
        if (sheet.IsBusy)
        {
            Response.Headers["Refresh"] = Again;
            return true;
        }

        // Of what was taken back only what could not be is told.
        var rows = db.SheetRows.AsNoTracking().Where(r => r.SheetId == id && (sheet.State != SheetState.Back || (r.PutAs != null && r.HasLeft)));
        Entries = await rows.CountAsync(ct);
        WithLeft = await rows.CountAsync(r => r.HasLeft, ct);
        Changes = await rows.Where(r => sheet.State != SheetState.In || r.PutAs != null).SumAsync(r => r.Puts, ct);
        var page = await rows.OrderByDescending(r => r.HasLeft).ThenBy(r => r.Row).ThenBy(r => r.Id).Skip((Number - 1) * OnePage).Take(OnePage + 1).ToListAsync(ct);
        (Rows, HasMore) = ([.. page.Take(OnePage)], page.Count > OnePage);
        return true;
    }
}
