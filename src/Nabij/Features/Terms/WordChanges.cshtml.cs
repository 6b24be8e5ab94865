using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Platform;

namespace Nabij.Features.Terms;

/// <summary>What editors published of words, the newest first, each with the way back.</summary>
[Authorize(Policies.Editor)]
internal sealed class WordChangesPage(NabijDb db, ReadWords words, EditorNames names) : PageModel
{
    private const int OnePage = 50;

    public IReadOnlyList<WordChange> Changes { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    /// <summary>The number before which the next page begins; null on the last one.</summary>
    public int? Older { get; private set; }

    /// <summary>Where the last change about a phrase and a meaning is taken back, and whether that takes the phrase out; the others have no way back of their own.</summary>
    public IReadOnlyDictionary<Guid, (string Address, bool TakesOut)> Back { get; private set; } = new Dictionary<Guid, (string, bool)>();

    public async Task OnGetAsync(int? before, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        var changes = await db.WordChanges.AsNoTracking().Where(c => before == null || c.Number < before).OrderByDescending(c => c.Number).Take(OnePage + 1).ToListAsync(ct);
        Changes = [.. changes.Take(OnePage)];
        Older = changes.Count > OnePage ? Changes[^1].Number : null;
        var list = await words.RunAsync(ct);
        var back = new Dictionary<Guid, (string, bool)>();
        foreach (var change in Changes)
        {
            var saying = Saying.Of(change.Language, change.Phrase, change.Meaning);
            if (list.Rows[saying].Change?.Number == change.Number)
            {
                back[change.Id] = BackOf(change, list.Files.GetValueOrDefault(saying), await BeforeAsync(change, saying, ct));
            }
        }

        Back = back;
        Names = await names.OfAsync(Changes.Select(c => c.By), ct);
    }

    // As an editor left it before, or else as in the files; a phrase that nobody said goes out again.
    private static (string Address, bool TakesOut) BackOf(WordChange change, SaidRow? file, WordChange? before)
    {
        var was = before is { IsSaid: true } ? new SaidRow(before.Language, before.Phrase, before.Meaning, before.Strength, before.Understood) : before is null ? file : null;
        var takesOut = was is null;
        return (ChangeWordsPage.Address(was ?? new SaidRow(change.Language, change.Phrase, change.Meaning, change.Strength, change.Understood), takesOut), takesOut);
    }

    private async Task<WordChange?> BeforeAsync(WordChange change, Saying saying, CancellationToken ct) =>
        (await db.WordChanges.AsNoTracking().Where(c => c.Number < change.Number && c.Language == change.Language && c.Meaning == change.Meaning).OrderByDescending(c => c.Number).ToListAsync(ct))
        .Find(c => Saying.Of(c.Language, c.Phrase, c.Meaning) == saying);
}
