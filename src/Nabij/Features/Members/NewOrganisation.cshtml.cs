using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Features.Members;

/// <summary>Letting an organisation in.</summary>
[Authorize(Policies.Administrator)]
internal sealed class NewOrganisationPage(NabijDb db, CreateOrganisation create, TimeProvider clock) : PageModel
{
    public Problem? Problem { get; private set; }
    public IReadOnlyList<KeyValuePair<string, string>> Entries { get; private set; } = [];

    /// <summary>Id of what comes of this form.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    [BindProperty]
    public string? Nl { get; set; }

    [BindProperty]
    public string? Fr { get; set; }

    [BindProperty]
    public string? En { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public Guid? Directory { get; set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        Key = Guid.CreateVersion7(clock.GetUtcNow());
        await LoadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        var kind = Enum.GetValues<OrganisationKind>().Where(k => CodeOf(k) == Kind).Select(k => (OrganisationKind?)k).FirstOrDefault();
        var name = new LocalText(new[] { ("nl", FormText.Line(Nl)), ("fr", FormText.Line(Fr)), ("en", FormText.Line(En)) }
            .Where(n => n.Item2 is not null).ToDictionary(n => n.Item1, n => new Wording(n.Item2!), StringComparer.Ordinal));
        var id = Key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : Key;
        var made = kind is null ? OrganisationProblems.KindMissing : await create.RunAsync(id, name, kind.Value, Directory, ct);
        if (made.Problem is null)
        {
            return Redirect($"/{Languages.Current}/administration/organisations/{made.Value}");
        }

        Problem = made.Problem;
        if (Problem.Kind == ProblemKind.NotFound)
        {
            return NotFound();
        }

        Response.StatusCode = ApiProblems.Status(Problem.Kind);
        await LoadAsync(ct);
        return Page();
    }

    public static string CodeOf(OrganisationKind kind) => kind.ToString().ToLowerInvariant();

    private async Task LoadAsync(CancellationToken ct) =>
        Entries =
        [
            .. (await db.Organizations.AsNoTracking().Where(o => o.Status == EntryStatus.Active).Select(o => new { o.Id, o.Document }).ToListAsync(ct))
                .Select(o => KeyValuePair.Create(o.Id.ToString(), o.Document.Name.In(Languages.Current)))
                .OrderBy(o => o.Value, StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true)).ThenBy(o => o.Key, StringComparer.Ordinal),
        ];
}
