using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Platform;

namespace Nabij.Features.Doubles;

/// <summary>Two entries side by side: what they share, what differs, and which of them stays.</summary>
[Authorize(Policies.Editor)]
internal sealed class DoublePage(NabijDb db, MergeDoubles merge, DecideDoubles decide) : PageModel
{
    public const string Take = "take.";

    public DoublePair Pair { get; private set; } = null!;
    public Service First { get; private set; } = null!;
    public Service Second { get; private set; } = null!;
    public IReadOnlyList<ComparedField> Fields { get; private set; } = [];

    /// <summary>Where each of both is, a line for each place.</summary>
    public IReadOnlyList<LocationDocument> FirstPlaces { get; private set; } = [];
    public IReadOnlyList<LocationDocument> SecondPlaces { get; private set; } = [];

    /// <summary>Which of both stays, and what was chosen of the other.</summary>
    public string Keep { get; private set; } = MergeFields.First;
    public IReadOnlyDictionary<string, string> Choices { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);
    public bool TakesPlaces { get; private set; } = true;

    /// <summary>Why the last button did nothing, and which fields are meant.</summary>
    public MergeOutcome? Refused { get; private set; }

    /// <summary>What was just done, a code.</summary>
    public string? Done { get; private set; }
    public IReadOnlyList<string> Reasons => Pair.Reasons.Split(',', StringSplitOptions.RemoveEmptyEntries);
    public Service Staying => Pair.Merge?.StaysId == Second.Id ? Second : First;
    public Service Closed => Staying == First ? Second : First;

    public async Task<IActionResult> OnGetAsync(Guid id, string? done, CancellationToken ct)
    {
        Done = done is "merged" or "parted" or "reopened" ? done : null;
        return await ReadAsync(id, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await ReadAsync(id, ct))
        {
            return NotFound();
        }

        var fields = (await Request.FieldsAsync(ct)).ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);
        var names = Fields.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        Choices = fields.Where(f => f.Key.StartsWith(Take, StringComparison.Ordinal) && names.Contains(f.Key[Take.Length..]) && f.Value is MergeFields.First or MergeFields.Second)
            .ToDictionary(f => f.Key[Take.Length..], f => f.Value, StringComparer.Ordinal);
        TakesPlaces = fields.GetValueOrDefault("places") == "yes";
        Keep = fields.GetValueOrDefault("keep", "");
        if (Keep is not (MergeFields.First or MergeFields.Second))
        {
            return Again(MergeOutcome.Refused(DoubleProblems.KeepMissing));
        }

        var outcome = await merge.RunAsync(id, new MergeChoice(Keep == MergeFields.First, Choices, TakesPlaces, Seen(fields, MergeFields.First), Seen(fields, MergeFields.Second)), ct);
        if (outcome.Problem is null)
        {
            return Redirect($"/{Languages.Current}/editors/doubles/{id}?done=merged");
        }

        // Read anew: what is shown now is what is sent next.
        return await ReadAsync(id, ct) ? Again(outcome) : NotFound();
    }

    public async Task<IActionResult> OnPostUndoAsync(Guid id, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        var outcome = await merge.UndoAsync(id, ct);
        return outcome.Problem is null ? Redirect($"/{Languages.Current}/editors/doubles/{id}?done=parted")
            : await ReadAsync(id, ct) ? Again(outcome) : NotFound();
    }

    public async Task<IActionResult> OnPostRefuseAsync(Guid id, CancellationToken ct) =>
        await AfterAsync(id, await decide.RefuseAsync(id, ct), $"/{Languages.Current}/editors/doubles?done=refused", ct);

    public async Task<IActionResult> OnPostReopenAsync(Guid id, CancellationToken ct) =>
        await AfterAsync(id, await decide.ReopenAsync(id, ct), $"/{Languages.Current}/editors/doubles/{id}?done=reopened", ct);

    private async Task<IActionResult> AfterAsync(Guid id, Problem? problem, string onward, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        return problem is null ? Redirect(onward) : await ReadAsync(id, ct) ? Again(MergeOutcome.Refused(problem)) : NotFound();
    }

    private PageResult Again(MergeOutcome refused)
    {
        Refused = refused;
        Response.StatusCode = refused.Problem!.Kind == ProblemKind.Invalid ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> ReadAsync(Guid id, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        var pair = await db.DoublePairs.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct);
        var first = pair is null ? null : await db.Services.AsNoTracking().SingleOrDefaultAsync(s => s.Id == pair.FirstId, ct);
        var second = pair is null ? null : await db.Services.AsNoTracking().SingleOrDefaultAsync(s => s.Id == pair.SecondId, ct);
        if (pair is null || first is null || second is null)
        {
            return false;
        }

        (Pair, First, Second) = (pair, first, second);
        var (one, other) = (EntryState.Of(first), EntryState.Of(second));
        Fields = MergeFields.Compare(one, other);
        FirstPlaces = await PlacesAsync(first.Id, ct);
        SecondPlaces = await PlacesAsync(second.Id, ct);

        // The one that says more is the one to keep, until somebody chooses.
        Keep = Keep == MergeFields.Second || (Request.Method == HttpMethods.Get && MergeFields.Filled(other) > MergeFields.Filled(one)) ? MergeFields.Second : MergeFields.First;
        return true;
    }

    private async Task<List<LocationDocument>> PlacesAsync(Guid service, CancellationToken ct) => await (
        from at in db.ServicesAtLocations
        join location in db.Locations on at.LocationId equals location.Id
        where at.ServiceId == service && at.Status == EntryStatus.Active && location.Status == EntryStatus.Active
        orderby location.Key
        select location.Document).AsNoTracking().ToListAsync(ct);

    private static int Seen(Dictionary<string, string> fields, string which) =>
        int.TryParse(fields.GetValueOrDefault(which + "_version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
}
