using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Data;
using Nabij.Features.Corrections;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Proposals;

/// <summary>One proposal in the words of who sent it, with what may be it already. Who opens it is remembered.</summary>
[Authorize(Policies.Editor)]
internal sealed class OneProposalPage(NabijDb db, HandleProposals handle, FindHelp find) : PageModel
{
    private const int MostAlike = 5;
    private const int ShortName = 4;

    public Proposal Proposal { get; private set; } = null!;
    public string? Mail { get; private set; }

    /// <summary>What it became, or what was there already.</summary>
    public CorrectedEntry? Entry { get; private set; }

    /// <summary>Entries with a name like it.</summary>
    public IReadOnlyList<Entry> Alike { get; private set; } = [];

    /// <summary>What was typed for the entry that is there already.</summary>
    public string Typed { get; private set; } = "";
    public Problem? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) => await ShowAsync(reference, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string reference, string? outcome, string? entry, string? alike, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        Typed = FormText.Line(entry) ?? "";

        // A button with an entry says both: that it is there, and which it is.
        var chosen = alike is null ? ProposalOutcomes.Find(outcome) : ProposalOutcome.HaveIt;
        var path = chosen == ProposalOutcome.HaveIt ? PathOf(alike ?? Typed) : null;
        Problem = chosen is null or ProposalOutcome.Made ? ProposalProblems.OutcomeMissing
            : chosen == ProposalOutcome.HaveIt && path is null ? ProposalProblems.EntryUnknown
            : await handle.DoneAsync(reference, chosen.Value, path, ct);
        switch (Problem)
        {
            case null:
                return Redirect($"/{Languages.Current}/editors/proposals?handled=yes");
            case { Kind: ProblemKind.NotFound }:
                return NotFound();
            default:
                Response.StatusCode = Problem.Kind == ProblemKind.Conflict ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;
                return await ShowAsync(reference, ct) ? Page() : NotFound();
        }
    }

    private async Task<bool> ShowAsync(string reference, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (await handle.ShowAsync(reference, ct) is not var (proposal, mail))
        {
            return false;
        }

        (Proposal, Mail) = (proposal, mail);
        Entry = proposal.Entry is { } path ? (await CorrectedEntry.FindAllAsync(db, [path], ct)).GetValueOrDefault(path) : null;
        Alike = proposal.HandledAt is null ? [.. Entries().Where(e => e.Name.Wordings.Values.Any(w => IsLike(w.Text, proposal.Name))).Take(MostAlike)] : [];
        return true;
    }

    // A key, an address of this site, or a whole name that only one has.
    private string? PathOf(string typed)
    {
        var key = typed.TrimEnd('/')[(typed.TrimEnd('/').LastIndexOf('/') + 1)..];
        var found = Entries().Where(e => e.Key == key).ToList() is { Count: > 0 } byKey ? byKey : [.. Entries().Where(e => e.Name.Wordings.Values.Any(w => w.Text.Equals(typed, StringComparison.OrdinalIgnoreCase)))];
        return found is [var one] ? Features.Finder.Entry.PathOf(one.Type, one.Key)[1..] : null;
    }

    private IEnumerable<Entry> Entries() => find.State.Services.Values.Concat(find.State.Lines.Values);

    private static bool IsLike(string a, string b) => Math.Min(a.Length, b.Length) >= ShortName && (Holds(a, b) || Holds(b, a));

    private static bool Holds(string text, string part) => CultureInfo.InvariantCulture.CompareInfo.IndexOf(text, part, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
}
