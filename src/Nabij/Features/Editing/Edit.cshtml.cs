using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Calendar;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>
/// One entry on one page: three languages side by side, hours in plain words and shown back as a week. What a colleague saved in the meantime is put
/// together with this; what both changed differently is shown, and the editor decides.
/// </summary>
[Authorize(Policies.Editor)]
internal sealed class EditPage(NabijDb db, ChangeEntry change, TimeProvider clock) : PageModel
{
    public Service Entry { get; private set; } = null!;

    /// <summary>The version that the form was made from.</summary>
    public int Seen { get; private set; }
    public EntryForm Form { get; private set; } = null!;
    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];
    public IReadOnlyList<FieldConflict> Conflicts { get; private set; } = [];
    public bool IsSaved { get; private set; }

    /// <summary>Names of texts whose words in a language were made from others than stand there now, as fields.</summary>
    public IReadOnlyList<(string Name, string Language)> Outdated { get; private set; } = [];
    public OpeningHours? Hours => OpeningTable.HoursOf(Entry.Document);
    public string PublicPath => $"/{Languages.Current}/{(Entry.Type == ServiceType.Helpline ? "lines" : "services")}/{Entry.Key}";

    public async Task<IActionResult> OnGetAsync(string key, string? saved, CancellationToken ct)
    {
        if (!await FindAsync(key, ct))
        {
            return NotFound();
        }

        IsSaved = saved == "yes";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken ct)
    {
        if (!await FindAsync(key, ct))
        {
            return NotFound();
        }

        var stands = Form;
        Form = EntryForm.Posted(await Request.FieldsAsync(ct));
        Seen = int.TryParse(Form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version >= 1 && version <= Entry.Version ? version : Entry.Version;
        Problems = Form.Check(stands, Languages.Current);
        if (Problems.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var (language, today, seen) = (Languages.Current, clock.Today(), Seen);
        var outcome = await change.RunAsync(Entry.Id, seen, before => Form.Apply(before, seen, language, today), Form.Why, Form["source"], ct);
        if (outcome.IsDone)
        {
            return Redirect($"/{Languages.Current}/editors/entries/{key}?saved=yes");
        }

        // From here on the colleague's change has been seen: sending the same form again means what it says.
        (Conflicts, Seen) = (outcome.Conflicts, outcome.Version);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>What is wrong at a field, and for whom it is told.</summary>
    public FieldProblem? Wrong(string field) => Problems.FirstOrDefault(p => p.Field == field);

    private async Task<bool> FindAsync(string key, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (await db.Services.AsNoTracking().SingleOrDefaultAsync(s => s.Key == key, ct) is not { } entry)
        {
            return false;
        }

        (Entry, Seen, Form) = (entry, entry.Version, EntryForm.Of(EntryState.Of(entry)));
        Outdated =
        [
            .. from text in EntryForm.Texts
               from language in Languages.All
               where EntryForm.TextOf(entry.Document, text.Name)?.Wordings.GetValueOrDefault(language)?.Status == WordingStatus.Outdated
               select (text.Name, language),
        ];
        return true;
    }
}
