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

    /// <summary>Goes with the form, so that two clicks make one entry.</summary>
    public Guid Id { get; private set; }
    public EntryForm Form { get; private set; } = Empty;
    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    /// <summary>What is there already and may be the same.</summary>
    public IReadOnlyList<Entry> Alike { get; private set; } = [];
    public EntryFields Fields => new(Form, Problems, null, [], [], false, HttpMethods.IsPost(Request.Method), false);

    private static ServiceDocument Nothing => new() { Name = LocalText.None };

    /// <summary>The proposal that it is made from; null for none.</summary>
    public Proposal? From { get; private set; }

    /// <summary>What was not saved the last time; null when there is nothing.</summary>
    public DraftNotice? Draft { get; private set; }
    public string Mine => owner.Write(Account, Guid.Empty);
    public static string OwnPath => $"/{Languages.Current}/editors/entries/new";

    private Guid Account => actor.Value.AccountId!.Value;

    public async Task<IActionResult> OnGetAsync(string? proposal, string? draft, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        Id = Guid.CreateVersion7(clock.GetUtcNow());
        if (proposal is not null && !await ReadProposalAsync(proposal, ct))
        {
            return NotFound();
        }

        Form = From is { } from ? ProposedForm.Of(Empty, from, texts["new.why", ("reference", from.Spoken)]) : Form;
        if (From is null && await drafts.FindAsync(Account, Guid.Empty, ct) is { } kept)
        {
            Draft = new DraftNotice(kept.SavedAt, OwnPath, DraftNotice.Opens(draft), draft == "kept");
            if (Draft.IsOpen)
            {
                Form = kept.Form;
                Id = IdOf(Form);
                await ReadProposalAsync(Form["proposal"], ct);
            }
        }

        return Page();
    }

    public async Task<IActionResult> OnPostForgetAsync(CancellationToken ct)
    {
        KeepLostForms.WasSeen(HttpContext);
        PrivateAnswer.Mark(HttpContext);
        await drafts.ForgetAsync(Account, Guid.Empty, ct);
        return Redirect(OwnPath);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        KeepLostForms.WasSeen(HttpContext);
        PrivateAnswer.Mark(HttpContext);
        Form = EntryForm.Posted(await Request.FieldsAsync(ct));
        Id = IdOf(Form);
        if (Form["keep"] == "draft")
        {
            await drafts.KeepAsync(Account, Guid.Empty, 1, Form, ct);
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
        var key = await add.RunAsync(new NewEntry(Id, Enum.Parse<ServiceType>(Form["type"], ignoreCase: true), state, place.Document, codes.Why, codes["source"], From?.Reference), ct);
        await drafts.ForgetAsync(Account, Guid.Empty, ct);
        return Redirect($"/{Languages.Current}/editors/entries/{key}?saved=new");
    }

    // Not made: whoever closes the tab now finds it again.
    private async Task<PageResult> AgainAsync(int status, CancellationToken ct)
    {
        await drafts.KeepAsync(Account, Guid.Empty, 1, Form, ct);
        Response.StatusCode = status;
        return Page();
    }

    private Guid IdOf(EntryForm form) => Guid.TryParse(form["id"], out var id) && id.Version == 7 ? id : Guid.CreateVersion7(clock.GetUtcNow());

    // One that was dealt with is nobody's to make any more.
    private async Task<bool> ReadProposalAsync(string reference, CancellationToken ct)
    {
        From = reference.Length > 0 && await proposals.ShowAsync(reference, ct) is var (proposal, _) && proposal.HandledAt is null ? proposal : null;
        return From is not null;
    }
}
