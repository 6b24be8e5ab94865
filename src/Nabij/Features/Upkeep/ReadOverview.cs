using System.Numerics;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Corrections;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Features.Reach;
using Nabij.Platform;
using Nabij.Search;

namespace Nabij.Features.Upkeep;

/// <summary>Why an entry asks for an editor. An entry may have several.</summary>
internal enum Need
{
    /// <summary>Nobody said within its interval that it still holds.</summary>
    Stale,
    Incomplete,

    /// <summary>Its languages say different things: some words were made from others than stand there now.</summary>
    Conflicting,

    /// <summary>Somebody said that something is wrong.</summary>
    Reported,

    /// <summary>Nobody is asked whether it still holds.</summary>
    Ownerless,

    /// <summary>A telephone number, mail address or site of it does not answer.</summary>
    Silent,
}

/// <summary>An entry that asks for something.</summary>
internal sealed record NeedyEntry(Entry Entry, IReadOnlyList<Need> Needs, DateOnly? DueOn, IReadOnlyList<ContactFinding> Silent);

/// <summary>A territory or sector at a glance.</summary>
/// <param name="All">Entries in the scope.</param>
/// <param name="Complete">Criteria met, of all criteria of all entries, from 0 to 1; 1 when there are no entries.</param>
/// <param name="Counts">Of each need.</param>
/// <param name="Found">Entries with what was asked for, on all pages.</param>
internal sealed record Overview(int All, double Complete, IReadOnlyDictionary<Need, int> Counts, int Found, IReadOnlyList<NeedyEntry> Page);

/// <summary>Looks through the entries of a scope, from memory; three short lists come from the database.</summary>
internal sealed class ReadOverview(NabijDb db, FindHelp find, SilentContacts contacts, TimeProvider clock)
{
    public const int OnePage = 50;

    /// <param name="need">Null: any.</param>
    /// <param name="since">Only those that were not checked since this day, as in a campaign; null: all.</param>
    /// <param name="skip">How many lie on the pages before.</param>
    public async Task<Overview> RunAsync(EntryScope scope, Need? need, DateOnly? since, int skip, CancellationToken ct)
    {
        var reported = (await db.Corrections.AsNoTracking().Where(c => c.HandledAt == null).Select(c => c.Entry).Distinct().ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var owned = (await db.OwnerContacts.AsNoTracking().Select(c => c.Id).ToListAsync(ct)).ToHashSet();
        var silent = await contacts.AllAsync(ct);
        var (state, today) = (find.State, clock.Today());
        var danger = state.DangerLines();
        var counts = new int[Enum.GetValues<Need>().Length];
        var (all, met, criteria) = (0, 0, 0);
        var found = new List<NeedyEntry>();
        foreach (var entry in scope.Entries())
        {
            var (missing, of) = (BitOperations.PopCount((uint)entry.Missing), Completeness.Criteria(TypeOf(entry.Type)).Count);
            (all, met, criteria) = (all + 1, met + of - missing, criteria + of);
            var isDanger = danger.Contains(entry.Key);
            var needs = Needs(entry, isDanger);
            foreach (var one in needs)
            {
                counts[(int)one]++;
            }

            if ((need is { } asked ? needs.Contains(asked) : needs.Count > 0 || since is not null) && (since is not { } day || entry.CheckedOn is not { } on || on < day))
            {
                found.Add(new NeedyEntry(entry, needs, ReviewInterval.DueOn(entry, isDanger), silent.GetValueOrDefault(entry.Id, [])));
            }
        }

        return new Overview(
            all,
            criteria == 0 ? 1 : (double)met / criteria,
            Enum.GetValues<Need>().ToDictionary(n => n, n => counts[(int)n]),
            found.Count,
            [.. found.OrderByDescending(e => e.Needs.Contains(Need.Reported)).ThenBy(e => e.DueOn ?? DateOnly.MinValue).ThenBy(e => e.Entry.Key, StringComparer.Ordinal).Skip(skip).Take(OnePage)]);

        List<Need> Needs(Entry entry, bool isDanger)
        {
            var needs = new List<Need>(4);
            Add(Need.Stale, ReviewInterval.IsDue(entry, isDanger, today));
            Add(Need.Incomplete, entry.Missing != MissingFacts.None);
            Add(Need.Conflicting, entry.HasOutdatedWords);
            Add(Need.Reported, reported.Count > 0 && reported.Contains(Entry.PathOf(entry.Type, entry.Key)[1..]));
            Add(Need.Ownerless, !owned.Contains(entry.Id));
            Add(Need.Silent, silent.ContainsKey(entry.Id));
            return needs;

            void Add(Need one, bool isSo)
            {
                if (isSo)
                {
                    needs.Add(one);
                }
            }
        }
    }

    /// <summary>How many entries of a scope were checked since a day, and how many there are.</summary>
    public static (int Done, int All) Progress(EntryScope scope, DateOnly since)
    {
        var (done, all) = (0, 0);
        foreach (var entry in scope.Entries())
        {
            (done, all) = (done + (entry.CheckedOn >= since ? 1 : 0), all + 1);
        }

        return (done, all);
    }

    private static ServiceType TypeOf(DocumentType type) => type switch
    {
        DocumentType.Helpline => ServiceType.Helpline,
        DocumentType.Informal => ServiceType.Informal,
        _ => ServiceType.Service,
    };
}
