using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Helplines;

/// <summary>Two to four lines side by side. Which ones stands in the address; nothing about why.</summary>
[AllowAnonymous]
internal sealed class ComparePage(NabijDb db, FindHelp find) : PageModel
{
    public const int Least = 2;
    public const int Most = 4;

    private IReadOnlyList<string> _asked = [];

    public FinderState State { get; } = find.State;

    /// <summary>The lines asked for that there are, in the order asked.</summary>
    public IReadOnlyList<Entry> Chosen { get; private set; } = [];

    /// <summary>What the table shows; empty when there is none.</summary>
    public IReadOnlyList<ComparedLine> Lines { get; private set; } = [];

    /// <summary>Keys of texts that say what is wrong.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>All lines, with the choice kept.</summary>
    public string Back => $"/{Languages.Current}/lines" + new QueryBuilder(Chosen.Select(c => KeyValuePair.Create("line", c.Key))).ToQueryString();

    public async Task OnGetAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        _asked = LineFilter.Lines(Request.Query);
        Chosen = [.. _asked.Select(k => State.Lines.GetValueOrDefault(k)).OfType<Entry>()];
        Problems = [.. Wrong()];
        if (Problems.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        if (Chosen.Count is >= Least and <= Most)
        {
            var keys = Chosen.Select(c => c.Key).ToList();
            var documents = await db.Services.AsNoTracking().Where(s => keys.Contains(s.Key)).ToDictionaryAsync(s => s.Key, s => s.Document, ct);
            Lines = [.. Chosen.Where(c => documents.ContainsKey(c.Key)).Select(c => new ComparedLine(c, documents[c.Key]))];
        }
    }

    private IEnumerable<string> Wrong()
    {
        if (Chosen.Count < _asked.Count)
        {
            yield return "compare.unknown";
        }

        if (Chosen.Count is < Least)
        {
            yield return "compare.too-few";
        }

        if (Chosen.Count is > Most)
        {
            yield return "compare.too-many";
        }
    }
}

/// <summary>A line as the table shows it.</summary>
internal sealed record ComparedLine(Entry Entry, ServiceDocument Document);
