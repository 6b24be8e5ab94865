using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Messages;
using Nabij.Features.SignIn;
using Nabij.Platform;

namespace Nabij.Features.Administration;

/// <summary>Letters to print: one sheet each, in the language of who gets it.</summary>
[Authorize(Policies.Administrator)]
internal sealed class LettersPage(HandleMessages handle, CurrentSession session, TimeProvider clock) : PageModel
{
    public IReadOnlyList<OpenedMessage> Letters { get; private set; } = [];
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    // Opening letters is remembered, so it takes the button.
    public IActionResult OnGet() => Redirect($"/{Languages.Current}/messages");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!session.IsFresh(clock))
        {
            return this.ToConfirm();
        }

        PrivateAnswer.Mark(HttpContext);
        Letters = await handle.LettersAsync(ct);
        return Letters.Count == 0 ? OnGet() : Page();
    }

    public async Task<IActionResult> OnPostPrintedAsync(Guid[] id, CancellationToken ct)
    {
        await handle.DoneAsync(id, ct);
        return OnGet();
    }
}
