using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Messages;
using Nabij.Platform;

namespace Nabij.Features.Upkeep;

/// <summary>Who is asked whether an entry still holds. The address itself is never shown again: who doubts it types it once more.</summary>
[Authorize(Policies.Editor)]
internal sealed class ContactPage(NabijDb db, KeepOwner keep) : PageModel
{
    public static readonly IReadOnlyList<MessageChannel> Channels = Enum.GetValues<MessageChannel>();

    public Service Entry { get; private set; } = null!;

    /// <summary>Null: nobody is asked.</summary>
    public OwnerContact? Contact { get; private set; }
    public Problem? Problem { get; private set; }

    /// <summary>What was done, as the end of a text's key.</summary>
    public string? Done { get; private set; }

    [BindProperty]
    public string? Channel { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Language { get; set; }

    public async Task<IActionResult> OnGetAsync(string key, string? done, CancellationToken ct)
    {
        if (!await FindAsync(key, ct))
        {
            return NotFound();
        }

        Done = done is "kept" or "asked" or "forgotten" ? done : null;
        (Channel, Language) = (Contact is { } c ? CodeOf(c.Channel) : CodeOf(MessageChannel.Mail), Contact?.Language ?? Languages.Current);

        // What the service publishes is most often where it wants to be asked.
        Address = Contact is null ? Entry.Document.Email : null;
        return Page();
    }

    public Task<IActionResult> OnPostAsync(string key, CancellationToken ct) => DoAsync(
        key, "kept", id => keep.ReachAsync(id, Channels.Cast<MessageChannel?>().FirstOrDefault(c => CodeOf(c!.Value) == Channel), Address, Language, ct), ct);

    public Task<IActionResult> OnPostAskAsync(string key, CancellationToken ct) => DoAsync(key, "asked", id => keep.AskAsync(id, ct), ct);

    public Task<IActionResult> OnPostForgetAsync(string key, CancellationToken ct) => DoAsync(
        key, "forgotten", async id =>
        {
            await keep.ForgetAsync(id, ct);
            return null;
        }, ct);

    public static string CodeOf(MessageChannel channel) => channel.ToString().ToLowerInvariant();

    private async Task<IActionResult> DoAsync(string key, string done, Func<Guid, Task<Problem?>> act, CancellationToken ct)
    {
        if (!await FindAsync(key, ct))
        {
            return NotFound();
        }

        Problem = await act(Entry.Id);
        if (Problem is null)
        {
            return Redirect($"/{Languages.Current}/editors/entries/{key}/owner?done={done}");
        }

        Response.StatusCode = ApiProblems.Status(Problem.Kind);
        return Page();
    }

    private async Task<bool> FindAsync(string key, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (await db.Services.AsNoTracking().SingleOrDefaultAsync(s => s.Key == key, ct) is not { } entry)
        {
            return false;
        }

        (Entry, Contact) = (entry, await db.OwnerContacts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == entry.Id, ct));
        return true;
    }
}
