using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Features.Territories;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>What became of a change: nothing was written when there is a problem, or when two people changed the same thing differently.</summary>
/// <param name="Version">That the entry has now.</param>
internal sealed record ChangeOutcome(Problem? Problem, int Version, IReadOnlyList<FieldConflict> Conflicts)
{
    public bool IsDone => Problem is null && Conflicts.Count == 0;
}

/// <summary>
/// Changes an entry and remembers who, why, from which source, and how it was. Who began from an older version loses nothing and overwrites nothing: both
/// changes are put together field by field, and what can't be is given back to decide.
/// </summary>
internal sealed class ChangeEntry(NabijDb db, AuditTrail audit, KeepHistory keep, FindHelp find)
{
    public const string Changed = "entry.changed";
    public const string Undone = "entry.undone";

    // Others may save in between, not so often in one moment.
    private const int MostRounds = 30;

    /// <param name="seen">The version that the form was made from.</param>
    /// <param name="change">Makes the new state from the one that was seen.</param>
    /// <param name="decided">The version whose conflicts were shown and decided about: what is meant there stands, as long as nobody saved since. 0: none.</param>
    public Task<ChangeOutcome> RunAsync(Guid id, int seen, Func<JsonObject, JsonObject> change, string why, string source, CancellationToken ct, int decided = 0) =>
        SaveAsync(id, seen, (now, history) =>
        {
            var before = EntryState.At(now, history, seen);
            return FieldMerge.Of(before, now, change(before));
        }, Changed, why, source, ct, decided);

    /// <summary>Takes one change back, and leaves later ones as they are; what a later one changed again is a conflict.</summary>
    public Task<ChangeOutcome> UndoAsync(Guid id, int version, CancellationToken ct) =>
        SaveAsync(id, version - 1, (now, history) => version <= 1 || history.All(h => h.Version != version)
            ? null
            : Without(now, history, version),
        Undone, WhyUndone(version), DirectoryHistorySources.Editor, ct);

    /// <summary>
    /// Puts a state in an entry's place and remembers how it was, for a save that its caller makes: so that many entries change together or not at all.
    /// False, with nothing done, when it is that already.
    /// </summary>
    public bool Put(Service row, JsonObject next, string act, string why, string source)
    {
        if (keep.Put(row, next, why, source) is not { } version)
        {
            return false;
        }

        audit.Add(act, "directory", "service", row.Id, string.Create(CultureInfo.InvariantCulture, $"version={version}"));
        return true;
    }

    /// <summary>How the history says that a change was taken back.</summary>
    public static string WhyUndone(int version) => string.Create(CultureInfo.InvariantCulture, $"undo {version}");

    /// <summary>A state without what one version changed; what a later one changed again is a conflict.</summary>
    public static FieldMerge Without(JsonObject now, IReadOnlyList<DirectoryHistory> history, int version) =>
        FieldMerge.Of(EntryState.At(now, history, version), now, EntryState.At(now, history, version - 1));

    /// <summary>
    /// What two changes make together, or an undo brings back, though no form would let it through: an entry without a name, or, where its place must
    /// not be known, words that tell it.
    /// </summary>
    public static Problem? Broken(JsonObject now, JsonObject next, PlaceBook places) =>
        EntryState.DocumentOf<ServiceDocument>(next).Name.Wordings.Count == 0 ? EditingProblems.NameMissing
        : SecretPlace.Adds(now, next, places) ? EditingProblems.TellsWhere
        : null;

    // The history is read as far back as is needed: to what came after a version.
    private async Task<ChangeOutcome> SaveAsync(Guid id, int after, Func<JsonObject, IReadOnlyList<DirectoryHistory>, FieldMerge?> merge, string act, string why, string source, CancellationToken ct, int decided = 0)
    {
        for (var round = 1; ; round++)
        {
            if (await db.Services.SingleOrDefaultAsync(s => s.Id == id, ct) is not { } row)
            {
                return new ChangeOutcome(EditingProblems.Unknown, 0, []);
            }

            var changes = await db.DirectoryHistory.AsNoTracking().Where(h => h.RowId == id && h.Version > after).OrderByDescending(h => h.Version).ToListAsync(ct);
            var now = EntryState.Of(row);
            if (merge(now, changes) is not { } merged)
            {
                return new ChangeOutcome(EditingProblems.NoSuchChange, row.Version, []);
            }

            if (Broken(now, merged.Merged, find.State.Places) is { } broken && (broken != EditingProblems.TellsWhere || await SecretPlaces.IsAtAsync(db, [id], ct)))
            {
                return new ChangeOutcome(broken, row.Version, []);
            }

            if ((merged.Conflicts.Count > 0 && row.Version != decided) || !Put(row, merged.Merged, act, why, source))
            {
                return new ChangeOutcome(null, row.Version, row.Version == decided ? [] : merged.Conflicts);
            }

            try
            {
                await db.SaveChangesAsync(ct);
                return new ChangeOutcome(null, row.Version, []);
            }
            catch (DbUpdateException) when (round < MostRounds)
            {
                // A colleague saved in the same moment; theirs is read now, and put together with this.
                db.ChangeTracker.Clear();
            }
        }
    }
}

/// <summary>How the history names a person: by ids, which the page turns into the name of today.</summary>
internal static class EditorName
{
    private const string Account = "account ";

    /// <summary>Who got the link of an entry's owner, without an account.</summary>
    public const string Owner = "owner";

    /// <summary>How somebody is named who signed in and spoke for the service itself. Pages do not say who.</summary>
    public const string Service = "service ";

    /// <summary>How the names of jobs begin.</summary>
    public const string Program = "job ";

    public static string Of(Actor actor) => actor.Kind switch
    {
        ActorKind.Account => Account + actor.AccountId!.Value.ToString("N"),
        ActorKind.Anyone => Owner,
        _ => Program + actor.Name,
    };

    public static string OfService(Actor actor) => Service + actor.AccountId!.Value.ToString("N");

    public static Guid? AccountOf(string who) => who.StartsWith(Account, StringComparison.Ordinal) && Guid.TryParseExact(who[Account.Length..], "N", out var id) ? id : null;
}

/// <summary>Where a person says that a fact comes from.</summary>
internal static class DirectoryHistorySources
{
    public const string Editor = "editor";
    public const string Owner = "owner";

    public static readonly IReadOnlyList<string> All = [Owner, "website", "visit", "report", Editor];
}

internal static class EditingProblems
{
    public static readonly Problem Unknown = new("entry.unknown", ProblemKind.NotFound);
    public static readonly Problem NoSuchChange = new("entry.no-such-change", ProblemKind.NotFound);
    public static readonly Problem TellsWhere = new("entry.tells-where", ProblemKind.Conflict);
    public static readonly Problem NameMissing = new("entry.name-missing", ProblemKind.Invalid, "name.nl");
    public static readonly Problem WhyMissing = new("entry.why-missing", ProblemKind.Invalid, "why");
    public static readonly Problem SourceMissing = new("entry.source-missing", ProblemKind.Invalid, "source");
    public static readonly Problem MailWrong = new("entry.mail-wrong", ProblemKind.Invalid, "email");
    public static readonly Problem WebWrong = new("entry.web-wrong", ProblemKind.Invalid, "url");
}
