using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Sheets;

/// <summary>Entries of a territory and a subject as a spreadsheet. Where a refuge is stands in no entry's form, so it is in no sheet.</summary>
internal sealed class MakeSheet(NabijDb db, FindHelp find)
{
    public const string Theme = "theme:";
    public const string Kind = "kind:";

    /// <param name="place">Full code of a territory; empty: the whole region.</param>
    /// <param name="subject"><c>theme:care</c> or <c>kind:346</c>; empty: any.</param>
    public async Task<Result<byte[]>> RunAsync(string place, string subject, CancellationToken ct)
    {
        var areas = place.Length == 0 ? null : AndInside(place);
        var kinds = subject.StartsWith(Kind, StringComparison.Ordinal) ? [subject[Kind.Length..]]
            : find.State.Kinds.Where(k => k.Value.Themes.Contains(subject[(subject.Length == 0 ? 0 : Theme.Length)..])).Select(k => k.Key).ToHashSet(StringComparer.Ordinal);
        using var sheet = new SheetWriter();
        await foreach (var entry in db.Services.AsNoTracking().Where(s => s.Status == EntryStatus.Active || s.Status == EntryStatus.TemporarilyClosed).OrderBy(s => s.Key).AsAsyncEnumerable().WithCancellation(ct))
        {
            var d = entry.Document;
            if ((areas is not null && !d.ServiceAreas.Any(areas.Contains)) || (subject.Length > 0 && !d.Kinds.Any(kinds.Contains) && !d.Themes.Any(t => Theme + t == subject)))
            {
                continue;
            }

            if (sheet.Rows == SheetReader.MaxRows)
            {
                return SheetProblems.TooManyEntries;
            }

            sheet.Add(entry);
        }

        return sheet.ToArray();
    }

    // A territory and all that lies in it.
    private HashSet<string> AndInside(string place)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([place]);
        while (open.TryPop(out var code))
        {
            if (found.Add(code))
            {
                foreach (var part in find.State.Places.PartsOf(code))
                {
                    open.Push(part.Territory.Code);
                }
            }
        }

        return found;
    }
}
