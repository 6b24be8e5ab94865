using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Nabij.Data;

/// <summary>
/// A question asked on every request of who signed in, put into SQL once for each database instead of each time: that alone took longer than
/// its answer. For any other question the usual way is quick enough.
/// </summary>
internal sealed class AskedOften<TOne, TTwo, TThree, TAnswer>(Expression<Func<NabijDb, TOne, TTwo, TThree, IQueryable<TAnswer>>> question)
{
    private readonly ConcurrentDictionary<IModel, Func<NabijDb, TOne, TTwo, TThree, IAsyncEnumerable<TAnswer>>> _compiled = [];

    public async Task<List<TAnswer>> AskAsync(NabijDb db, TOne one, TTwo two, TThree three, CancellationToken ct)
    {
        var answers = new List<TAnswer>();
        await foreach (var answer in _compiled.GetOrAdd(db.Model, _ => EF.CompileAsyncQuery(question))(db, one, two, three).WithCancellation(ct))
        {
            answers.Add(answer);
        }

        return answers;
    }
}
