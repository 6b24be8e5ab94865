using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>A service, a line or something informal that is not on the map yet: the same form, empty, with its place.</summary>
[Authorize(Policies.Editor)]
internal sealed class NewPage(AddEntry add, EntryNames names, FindHelp find, TimeProvider clock) : PageModel
{
    public static readonly IReadOnlyList<string> Types = [.. Enum.GetNames<ServiceType>().Select(t => t.ToLowerInvariant())];

    private static readonly EntryForm Empty = EntryForm.Of(EntryState.Of(Nothing, EntryStatus.Active, null));

    /// <summary>Goes with the form, so that two clicks make one entry.</summary>
    public Guid Id { get; private set; }
    public EntryForm Form { get; private set; } = Empty;
    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    /// <summary>What is there already and may be the same.</summary>
    public IReadOnlyList<Entry> Alike { get; private set; } = [];
    public EntryFields Fields => new(Form, Problems, null, [], false, HttpMethods.IsPost(Request.Method));

    private static ServiceDocument Nothing => new() { Name = LocalText.None };

    public void OnGet()
    {
        PrivateAnswer.Mark(HttpContext);
        Id = Guid.CreateVersion7(clock.GetUtcNow());
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        Form = EntryForm.Posted(await Request.FieldsAsync(ct));
        Id = Guid.TryParse(Form["id"], out var id) && id.Version == 7 ? id : Guid.CreateVersion7(clock.GetUtcNow());
        var (codes, unknown) = await names.ReadAsync(Form, Empty, null, ct);
        var place = NewPlace.Read(codes, find.State.Places);
        Problems =
        [
            .. Types.Contains(Form["type"]) ? [] : new[] { new FieldProblem("type", "entry.type-missing") },
            .. codes.Check(Empty, Languages.Current),
            .. unknown,
            .. place.Problems,
            .. SecretPlace.IsMarked(codes) ? SecretPlace.Check(codes, find.State.Places) : [],
        ];
        if (Problems.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        Alike = Form["anyway"] == "yes" ? [] : [.. LookAlikes.Find(find.State, codes).Where(e => e.Id != Id)];
        if (Alike.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return Page();
        }

        var state = codes.Apply(EntryState.Of(Nothing, EntryStatus.Active, null), 1, Languages.Current, clock.Today());
        var key = await add.RunAsync(new NewEntry(Id, Enum.Parse<ServiceType>(Form["type"], ignoreCase: true), state, place.Document, codes.Why, codes["source"]), ct);
        return Redirect($"/{Languages.Current}/editors/entries/{key}?saved=new");
    }
}
