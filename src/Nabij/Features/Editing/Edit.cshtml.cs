using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Features.Reach;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>
/// One entry on one page: three languages side by side, hours in plain words and shown back as a week. What a colleague saved in the meantime is put
/// together with this; what both changed differently is shown, and the editor decides. What is not saved is kept as a draft. Who works for the service finds its own entries here too.
/// </summary>
[Authorize(Policies.Member)]
internal sealed class EditPage(NabijDb db, ChangeEntry change, EntryRights rights, EntryNames names, Drafts drafts, FormOwner owner, SilentContacts contacts, CurrentActor actor, FindHelp find, TimeProvider clock) : PageModel
{
    public Service Entry { get; private set; } = null!;

    /// <summary>The version that the form was made from.</summary>
    public int Seen { get; private set; }

    /// <summary>As it is shown: as somebody typed it, or with names for codes.</summary>
    public EntryForm Form { get; private set; } = null!;
    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    /// <summary>What a colleague and this editor changed differently: theirs before, and after it what was sent now.</summary>
    public IReadOnlyList<ChangedPart> Conflicts { get; private set; } = [];
    /// <summary>The version whose conflicts are shown; 0 for none.</summary>
    public int Decided { get; private set; }
    public bool IsSaved { get; private set; }

    /// <summary>Its form came back and was sent once more: type and place are as they were sent first.</summary>
    public bool IsMadeBefore { get; private set; }

    /// <summary>Its address was told until now.</summary>
    public bool IsHidden { get; private set; }

    /// <summary>It was made just now.</summary>
    public bool IsNew { get; private set; }

    /// <summary>What was not saved the last time; null when there is nothing.</summary>
    public DraftNotice? Draft { get; private set; }

    /// <summary>Names of texts whose words in a language were made from others than stand there now, as fields.</summary>
    public IReadOnlyList<(string Name, string Language)> Outdated { get; private set; } = [];

    /// <summary>Contacts that do not answer.</summary>
    public IReadOnlyList<ContactFinding> Silent { get; private set; } = [];
    public EntryFields Fields => new(Form, Problems, Entry, Outdated, Silent, IsSaved, IsSaved || Draft is { IsOpen: true } || HttpMethods.IsPost(Request.Method), IsService);
    public bool IsService => rights.IsService;
    public string Mine => owner.Write(Account, Entry.Id);
    public string PublicPath => $"/{Languages.Current}/{(Entry.Type == ServiceType.Helpline ? "lines" : "services")}/{Entry.Key}";
    public string OwnPath => $"/{Languages.Current}/editors/entries/{Entry.Key}";

    private Guid Account => actor.Value.AccountId!.Value;

    public async Task<IActionResult> OnGetAsync(string key, string? saved, string? draft, CancellationToken ct)
    {
        if (!await FindAsync(key, ct))
        {
            return NotFound();
        }

        (IsSaved, IsNew, IsMadeBefore, IsHidden, Form) = (saved is "yes" or "new", saved == "new", saved == "before", saved == "hidden", await names.ShownAsync(Form, ct));
        if (await drafts.FindAsync(Account, Entry.Id, ct) is { } kept)
        {
            Draft = new DraftNotice(kept.SavedAt, OwnPath, DraftNotice.Opens(draft), draft == "kept");
            (Form, Seen) = Draft.IsOpen ? (kept.Form, Math.Min(kept.Version, Entry.Version)) : (Form, Seen);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostForgetAsync(string key, CancellationToken ct)
    {
        KeepLostForms.WasSeen(HttpContext);
        if (!await FindAsync(key, ct))
        {
            return NotFound();
        }

        await drafts.ForgetAsync(Account, Entry.Id, ct);
        return Redirect(OwnPath);
    }

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken ct)
    {
        KeepLostForms.WasSeen(HttpContext);
        if (!await FindAsync(key, ct))
        {
            return NotFound();
        }

        var stands = Form;
        Form = EntryForm.Posted(await Request.FieldsAsync(ct));
        Form = IsService ? Form.ByService() : Form;
        Seen = int.TryParse(Form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version >= 1 && version <= Entry.Version ? version : Entry.Version;
        if (Form["keep"] == "draft")
        {
            await drafts.KeepAsync(Account, Entry.Id, Seen, Form, ct);
            return Redirect(OwnPath + "?draft=kept");
        }

        var (codes, unknown) = await names.ReadAsync(Form, stands, key, ct);
        Problems = [.. codes.Check(stands, Languages.Current), .. unknown, .. await SecretPlaces.IsAtAsync(db, [Entry.Id], ct) ? SecretPlace.Check(codes, find.State.Places) : []];
        if (Problems.Count > 0)
        {
            return await AgainAsync(StatusCodes.Status400BadRequest, ct);
        }

        var (language, today, seen) = (Languages.Current, clock.Today(), Seen);
        var outcome = await change.RunAsync(Entry.Id, seen, Applied, codes.Why, codes["source"], ct, DecidedOf(Form));
        JsonObject Applied(JsonObject before)
        {
            var next = codes.Apply(before, seen, language, today);
            return IsService && codes.IsChecked ? EntryState.With(next, b => b with { OwnerId = b.Organization }) : next;
        }

        if (outcome.IsDone)
        {
            await drafts.ForgetAsync(Account, Entry.Id, ct);
            return Redirect(OwnPath + "?saved=yes");
        }

        if (outcome.Problem is { } problem)
        {
            Problems = [new FieldProblem(problem.Field ?? "why", problem.Code)];
            return await AgainAsync(StatusCodes.Status409Conflict, ct);
        }

        var conflicts = new List<ChangedPart>();
        foreach (var field in outcome.Conflicts.Select(c => (Name: EditTexts.FieldOf(c.Path), c.Theirs, c.Mine)))
        {
            conflicts.Add(new ChangedPart(field.Name, await names.WordsAsync(field.Name, field.Theirs, ct), await names.WordsAsync(field.Name, field.Mine, ct)));
        }

        Conflicts = conflicts;

        // From here on these have been seen: sent again, what the form says of them stands, and what the colleague changed elsewhere stays.
        Decided = outcome.Version;
        return await AgainAsync(StatusCodes.Status409Conflict, ct);
    }

    /// <summary>The version whose conflicts a form was shown; 0 for none.</summary>
    public static int DecidedOf(EntryForm form) => int.TryParse(form["decided"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    // Not saved: whoever closes the tab now finds it again.
    private async Task<PageResult> AgainAsync(int status, CancellationToken ct)
    {
        await drafts.KeepAsync(Account, Entry.Id, Seen, Form, ct);
        Response.StatusCode = status;
        return Page();
    }

    private async Task<bool> FindAsync(string key, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (await rights.Entries().AsNoTracking().SingleOrDefaultAsync(s => s.Key == key, ct) is not { } entry)
        {
            return false;
        }

        (Entry, Seen, Form) = (entry, entry.Version, EntryForm.Of(EntryState.Of(entry)));
        Silent = await contacts.OfAsync(entry, ct);
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
