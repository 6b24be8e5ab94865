using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Features.Proposals;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>A service, a line or something informal that is not on the map yet: the same form, empty, with its place.</summary>
[Authorize(Policies.Editor)]
internal sealed class NewPage(AddEntry add, EntryNames names, HandleProposals proposals, Drafts drafts, FormOwner owner, CurrentActor actor, FindHelp find, TextsOf<Texts> texts, TimeProvider clock) : PageModel
{
    public static readonly IReadOnlyList<string> Types = [.. Enum.GetNames<ServiceType>().Select(t => t.ToLowerInvariant())];

    private static readonly EntryForm Empty = EntryForm.Of(EntryState.Of(Nothing, new RowState(EntryStatus.Active, null)));

    /// <summary>Stands in the form's address, so that two clicks make one entry and each form has its own draft.</summary>
    public Guid Id { get; private set; }
    public EntryForm Form { get; private set; } = Empty;
    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    /// <summary>What is there already and may be the same.</summary>
    public IReadOnlyList<Entry> Alike { get; private set; } = [];
    public EntryFields Fields => new(Form, Problems, null, [], [], false, HttpMethods.IsPost(Request.Method), false);

    private static ServiceDocument Nothing => new() { Name = LocalText.None };

    /// <summary>The proposal that it is made from; null for none.</summary>
    public Proposal? From { get; private set; }

    /// <summary>What was begun and not saved: this form, or, on an empty one, the last ones.</summary>
    public IReadOnlyList<DraftNotice> Begun { get; private set; } = [];
    public string Mine => owner.Write(Account, Id);
    public string OwnPath => PathOf(Id);
    private static string EmptyPath => $"/{Languages.Current}/editors/entries/new";

    private Guid Account => actor.Value.AccountId!.Value;

    public async Task<IActionResult> OnGetAsync(Guid? form, string? proposal, string? draft, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        Id = IdOf(form);
        if (await add.FindAsync(Id, ct) is { } made)
        {
            return Redirect($"/{Languages.Current}/editors/entries/{made.Key}");
        }

        if (proposal is not null && !await ReadProposalAsync(proposal, ct))
        {
            return NotFound();
        }

        Form = From is { } from ? ProposedForm.Of(Empty, from, texts["new.why", ("reference", from.Spoken)]) : Form;
        if (form is null)
        {
            Begun = From is null ? [.. (await drafts.OfNewAsync(Account, ct)).Select(d => new DraftNotice(d.SavedAt, PathOf(d.Id), false, false))] : [];
        }
        else if (await drafts.FindAsync(Account, form.Value, ct) is { } kept)
        {
            Begun = [new DraftNotice(kept.SavedAt, PathOf(form.Value), DraftNotice.Opens(draft), draft == "kept")];
            if (DraftNotice.Opens(draft))
            {
                Form = kept.Form;
                await ReadProposalAsync(Form["proposal"], ct);
            }
        }

        return Page();
    }

    public async Task<IActionResult> OnPostForgetAsync(Guid form, CancellationToken ct)
    {
        KeepLostForms.WasSeen(HttpContext);
        PrivateAnswer.Mark(HttpContext);
        await drafts.ForgetAsync(Account, form, ct);
        return Redirect(EmptyPath);
    }

    public async Task<IActionResult> OnPostAsync(Guid? form, CancellationToken ct)
    {
        KeepLostForms.WasSeen(HttpContext);
        PrivateAnswer.Mark(HttpContext);
        (Id, Form) = (IdOf(form), EntryForm.Posted(await Request.FieldsAsync(ct)));
        if (Form["keep"] == "draft")
        {
            await drafts.KeepAsync(Account, Id, 1, Form, ct);
            return Redirect(OwnPath + "?draft=kept");
        }

        await ReadProposalAsync(Form["proposal"], ct);
        var (codes, unknown) = await names.ReadAsync(Form, Empty, null, ct);
        var place = NewPlace.Read(codes, find.State.Places);
        Problems =
        [
            .. Types.Contains(Form["type"]) ? [] : new[] { new FieldProblem("type", "entry.type-missing") },
            .. codes.Check(Empty, Languages.Current),
            .. unknown,
            .. place.Problems,
            .. SecretPlace.IsMarked(codes) ? SecretPlace.Check(codes, find.State.Places) : [],
        ];
        if (Problems.Count > 0)
        {
            return await AgainAsync(StatusCodes.Status400BadRequest, ct);
        }

        Alike = Form["anyway"] == "yes" ? [] : [.. LookAlikes.Find(find.State, codes).Where(e => e.Id != Id)];
        if (Alike.Count > 0)
        {
            return await AgainAsync(StatusCodes.Status409Conflict, ct);
        }

        var state = codes.Apply(EntryState.Of(Nothing, new RowState(EntryStatus.Active, null)), 1, Languages.Current, clock.Today());
        var added = await add.RunAsync(new NewEntry(Id, Enum.Parse<ServiceType>(Form["type"], ignoreCase: true), state, place.Document, codes.Why, codes["source"], From?.Reference), ct);
        var saved = $"/{Languages.Current}/editors/entries/{added.Key}?saved=" + (added.IsHidden ? "hidden" : added.IsAsSent ? "new" : "before");
        if (!added.IsAsSent)
        {
            // It came back from the page before and was sent once more: what it says now waits beside the entry that it made.
            await drafts.KeepAsync(Account, Id, 1, Form, ct);
            return Redirect(saved + "&draft=go");
        }

        await drafts.ForgetAsync(Account, Id, ct);
        return Redirect(saved);
    }

    // Not made: whoever closes the tab now finds it again.
    private async Task<PageResult> AgainAsync(int status, CancellationToken ct)
    {
        await drafts.KeepAsync(Account, Id, 1, Form, ct);
        Response.StatusCode = status;
        return Page();
    }

    // Older forms and drafts had none of their own.
    private Guid IdOf(Guid? form) => form is { Version: 7 } id ? id : Guid.CreateVersion7(clock.GetUtcNow());

    private static string PathOf(Guid form) => $"{EmptyPath}/{form}";

    // One that was dealt with is nobody's to make any more.
    private async Task<bool> ReadProposalAsync(string reference, CancellationToken ct)
    {
        From = reference.Length > 0 && await proposals.ShowAsync(reference, ct) is var (proposal, _) && proposal.HandledAt is null ? proposal : null;
        return From is not null;
    }
}
