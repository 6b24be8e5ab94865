using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Editing;
using Nabij.Features.Finder;
using Nabij.Features.Terms.Judging;
using Nabij.Platform;

namespace Nabij.Features.Terms;

/// <summary>
/// One theme or kind of help: three languages side by side, the effect of a change before it is published, and what was changed before. A change is taken back
/// by this form too, filled in as it was.
/// </summary>
[Authorize(Policies.Editor)]
internal sealed class TermPage(NabijDb db, KeepTerm keep, ReadHistory history, ReadWords words, TryChange trial, EntryNames names) : PageModel
{
    private IReadOnlyList<string> _themes = [];

    public TaxonomyTerm Term { get; private set; } = null!;
    public TermForm Form { get; private set; } = null!;
    public IReadOnlyList<KeyValuePair<string, LocalText>> Themes { get; private set; } = [];
    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    /// <summary>What a colleague changed differently since: theirs before, and after it what was sent now.</summary>
    public IReadOnlyList<ChangedPart> Conflicts { get; private set; } = [];
    public Effect? Effect { get; private set; }
    public string Tried { get; private set; } = "";
    public bool IsChangedSince { get; private set; }
    public bool IsPublished { get; private set; }

    /// <summary>The version that the form was made from.</summary>
    public int Seen { get; private set; }

    /// <summary>The version whose conflicts are shown; 0 for none.</summary>
    public int Decided { get; private set; }

    /// <summary>The change that is taken back; 0 for none.</summary>
    public int Undoes { get; private set; }
    public IReadOnlyList<ShownChange> Changes { get; private set; } = [];
    public int? Older { get; private set; }
    public string OwnPath => $"/{Languages.Current}/editors/terms/{Term.Id}";
    public string PublicPath => $"/{Languages.Current}/{(Term.Type == TermType.Theme ? "themes" : "help")}/{Term.Key}";

    public async Task<IActionResult> OnGetAsync(Guid id, int? before, int? undo, string? done, CancellationToken ct)
    {
        if (!await FindAsync(id, before, ct))
        {
            return NotFound();
        }

        IsPublished = done == "yes";
        if (undo is { } version)
        {
            if (await keep.WithoutAsync(Term, version, ct) is not { } without)
            {
                return NotFound();
            }

            Conflicts = await WordsOfAsync(without.Conflicts, ct);
            (Undoes, Form) = Conflicts.Count > 0 ? (0, Form) : (version, TermForm.Of(EntryState.DocumentOf<TermDocument>(without.Merged)));
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await FindAsync(id, null, ct))
        {
            return NotFound();
        }

        Form = TermForm.Posted(await Request.FieldsAsync(ct));
        (Seen, Decided, Undoes) = (Form.Number("version") is >= 1 and var seen && seen <= Term.Version ? seen : Term.Version, Form.Number("decided"), Form.Number("undo"));
        Problems = Form.Check(Term.Type, _themes);
        if (Problems.Count > 0)
        {
            return Again(StatusCodes.Status400BadRequest);
        }

        if (await keep.MergeAsync(Term, Seen, Undoes, b => Form.Apply(b, Term.Type, Seen, _themes), ct) is not { } merged)
        {
            return NotFound();
        }

        if (merged.Conflicts.Count > 0 && Decided != Term.Version)
        {
            Conflicts = await WordsOfAsync(merged.Conflicts, ct);
            Decided = Term.Version;
            return Again(StatusCodes.Status409Conflict);
        }

        // Two editors may each have taken away another language.
        if (EntryState.DocumentOf<TermDocument>(merged.Merged).Name.IsEmpty)
        {
            Problems = [new("name.nl", "term.name-missing")];
            return Again(StatusCodes.Status409Conflict);
        }

        if (JsonNode.DeepEquals(EntryState.Of(EntryState.DocumentOf<TermDocument>(merged.Merged), EntryState.BesideOf(merged.Merged)), EntryState.Of(Term)))
        {
            Problems = [new("", "term.nothing-changes")];
            return Again(StatusCodes.Status400BadRequest);
        }

        var list = await words.RunAsync(ct);
        Tried = StableId.From("trial of a term", string.Create(CultureInfo.InvariantCulture, $"{list.Stamp}\n{Term.Id}\n{Term.Version}\n{merged.Merged.ToJsonString()}")).ToString("N");
        var publishes = Form["publish"].Length > 0;
        if (publishes && Form["publish"] == Tried)
        {
            if (Form.Why.Length is 0 or > EntryForm.MaxWhy)
            {
                Problems = [new("why", "word.why-missing")];
                return await TryAsync(merged.Merged, StatusCodes.Status400BadRequest, ct);
            }

            if (await keep.RunAsync(Term.Id, Term.Version, merged.Merged, Form.Why, ct))
            {
                return Redirect(OwnPath + "?done=yes");
            }
        }

        IsChangedSince = publishes;
        return await TryAsync(merged.Merged, publishes ? StatusCodes.Status409Conflict : StatusCodes.Status200OK, ct);
    }

    private async Task<PageResult> TryAsync(JsonObject next, int status, CancellationToken ct)
    {
        var changed = new TaxonomyTerm { Id = Term.Id, Key = Term.Key, Type = Term.Type, Scheme = Term.Scheme, Source = Term.Source, Document = Term.Document };
        changed.Put(next);
        Effect = await trial.RunAsync(new FinderTrial([], changed), [], (_, _) => [], ct);
        if (Effect is null)
        {
            Problems = [.. Problems, new("", "effect.busy")];
            return Again(StatusCodes.Status409Conflict);
        }

        return Again(status);
    }

    private PageResult Again(int status)
    {
        Response.StatusCode = status;
        return Page();
    }

    private async Task<bool> FindAsync(Guid id, int? before, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (await db.TaxonomyTerms.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id && t.Status == EntryStatus.Active, ct) is not { } term)
        {
            return false;
        }

        (Term, Seen, Form) = (term, term.Version, TermForm.Of(term.Document));
        var themes = await db.TaxonomyTerms.AsNoTracking().Where(t => t.Type == TermType.Theme && t.Status == EntryStatus.Active).ToListAsync(ct);
        Themes = [.. themes.OrderBy(t => t.Document.Order).ThenBy(t => t.Key, StringComparer.Ordinal).Select(t => KeyValuePair.Create(t.Key, t.Document.Name))];
        _themes = [.. themes.Select(t => t.Key)];
        (Changes, Older) = await history.RunAsync(id, EntryState.Of(term), before, ct);
        return true;
    }

    private async Task<IReadOnlyList<ChangedPart>> WordsOfAsync(IReadOnlyList<FieldConflict> conflicts, CancellationToken ct)
    {
        var parts = new List<ChangedPart>();
        foreach (var (field, theirs, mine) in conflicts.Select(c => (EditTexts.FieldOf(c.Path), c.Theirs, c.Mine)))
        {
            parts.Add(new ChangedPart(field, await names.WordsAsync(field, theirs, ct), await names.WordsAsync(field, mine, ct)));
        }

        return parts;
    }
}
