using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Editing;
using Nabij.Features.Finder;
using Nabij.Features.Terms.Judging;
using Nabij.Features.Territories;
using Nabij.Platform;

namespace Nabij.Features.Terms;

/// <summary>
/// Words come in or go out: first their effect is shown, then they are published by a second button. It carries what was looked at; when the form or the words
/// changed since, the effect is shown again.
/// </summary>
[Authorize(Policies.Editor)]
internal sealed class ChangeWordsPage(NabijDb db, ReadWords words, TryChange trial, PublishWords publish, FindHelp find, CurrentActor actor, TimeProvider clock) : PageModel
{
    public WordForm Form { get; private set; } = null!;
    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];
    public Effect? Effect { get; private set; }

    /// <summary>What the button to publish sends.</summary>
    public string Tried { get; private set; } = "";

    /// <summary>It was not published, since what was looked at is not what it is now.</summary>
    public bool IsChangedSince { get; private set; }

    /// <summary>Where a word is taken out or put back.</summary>
    public static string Address(SaidRow row, bool takesOut) => string.Create(
        CultureInfo.InvariantCulture,
        $"/{Languages.Current}/editors/words/change?act={(takesOut ? WordForm.Out : "say")}&language={row.Language}&words={Uri.EscapeDataString(row.Phrase)}&meaning={Uri.EscapeDataString(row.Meaning)}&strength={row.Strength}&understood={(row.Understood ? "yes" : "no")}");

    public void OnGet()
    {
        PrivateAnswer.Mark(HttpContext);
        Form = new WordForm(Request.Query);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        Form = new WordForm(await Request.FieldsAsync(ct));
        var list = await words.RunAsync(ct);
        Problems = [.. Form.Check(find.State, list), .. await SecretAsync(ct)];
        if (Problems.Count > 0)
        {
            return Again(StatusCodes.Status400BadRequest);
        }

        var changes = Form.Changes(list, actor.Value.AccountId!.Value, clock.GetUtcNow());
        if (changes.Count == 0)
        {
            Problems = [new("words", Form.IsOut ? "word.not-there" : "word.there-already")];
            return Again(StatusCodes.Status400BadRequest);
        }

        Tried = Form.Fingerprint(list);
        var publishes = Form["publish"].Length > 0;
        if (publishes && Form["publish"] == Tried)
        {
            if (Form.Why.Length is 0 or > WordChange.MaxWhy)
            {
                Problems = [new("why", "word.why-missing")];
                return await TryAsync(changes, list, StatusCodes.Status400BadRequest, ct);
            }

            if (await publish.RunAsync(changes, ct))
            {
                return Redirect($"/{Languages.Current}/editors/words?q={Uri.EscapeDataString(changes[0].Phrase)}&done={(Form.IsOut ? "out" : "yes")}");
            }

            list = await words.RunAsync(ct);
            changes = Form.Changes(list, actor.Value.AccountId!.Value, clock.GetUtcNow());
            Tried = Form.Fingerprint(list);
        }

        IsChangedSince = publishes;
        return await TryAsync(changes, list, publishes ? StatusCodes.Status409Conflict : StatusCodes.Status200OK, ct);
    }

    // Words that lead to a refuge and name a street, or an area smaller than the region, would tell where it is to whoever searches there (FIELD 10).
    private async Task<IEnumerable<FieldProblem>> SecretAsync(CancellationToken ct) =>
        !Form.IsOut && EditedWords.EntryOf(Form["meaning"]) is { } key && Form.Phrases.Any(p => AddressWords.HasOne(p) || AddressWords.NamesAStreet(p) || find.State.Places.FindIn(p) is { Territory.Level: not TerritoryLevel.Region })
            && await SecretPlaces.IsAtAsync(db, await db.Services.Where(s => s.Key == key).Select(s => s.Id).ToListAsync(ct), ct)
            ? [new("words", "word.tells-where")] : [];

    private async Task<PageResult> TryAsync(IReadOnlyList<WordChange> changes, WordList list, int status, CancellationToken ct)
    {
        Effect = await trial.RunAsync(new FinderTrial(changes), [.. changes.Select(c => (c.Language, c.Phrase))], (language, phrase) => list.Others(language, phrase, Form["meaning"]), ct);
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
}
