using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;

namespace Nabij.Features.Doubles;

/// <summary>A pair in the list, by the names of both.</summary>
internal sealed record DoubleRow(Guid Id, LocalText First, LocalText Second, double Score, IReadOnlyList<string> Reasons)
{
    /// <summary>How sure the program is, as a code: people read words, not figures.</summary>
    public string Sure => Score >= 0.95 ? "nearly" : Score >= 0.8 ? "probably" : "perhaps";
}

/// <summary>Pairs of one state, the likeliest first.</summary>
internal sealed class ListDoubles(NabijDb db)
{
    public const int OnePage = 50;

    /// <param name="page">From 1.</param>
    /// <returns>One page, and whether there is a next one.</returns>
    public async Task<(IReadOnlyList<DoubleRow> Rows, bool HasNext)> RunAsync(DoubleState state, int page, CancellationToken ct)
    {
        var pairs = await (from pair in db.DoublePairs.AsNoTracking()
                           where pair.State == state
                           join first in db.Services on pair.FirstId equals first.Id
                           join second in db.Services on pair.SecondId equals second.Id
                           // One that was closed since is no work any more; the next night takes the pair away.
                           where state != DoubleState.Open || (first.Status == EntryStatus.Active && second.Status == EntryStatus.Active)
                           orderby pair.Score descending, pair.Id
                           select new { pair.Id, First = first.Document, Second = second.Document, pair.Score, pair.Reasons })
            .Skip((page - 1) * OnePage).Take(OnePage + 1).ToListAsync(ct);
        return ([.. pairs.Take(OnePage).Select(p => new DoubleRow(p.Id, p.First.Name, p.Second.Name, p.Score, p.Reasons.Split(',', StringSplitOptions.RemoveEmptyEntries)))], pairs.Count > OnePage);
    }
}
