using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Messages;
using Nabij.Features.SignIn;
using Nabij.Platform;

namespace Nabij.Features.Administration;

/// <summary>
/// Messages that did not leave. Who opens one sees a link that may let its reader in, so it takes a fresh proof of who one is, a button, and an
/// entry in the audit.
/// </summary>
[Authorize(Policies.Administrator)]
internal sealed class MessagesPage(HandleMessages handle, MessageWords words, Settings settings, CurrentSession session, TimeProvider clock) : PageModel
{
    public IReadOnlyList<MessageRow> Rows { get; private set; } = [];
    public int All { get; private set; }
    public OpenedMessage? Opened { get; private set; }

    /// <summary>The key that opens the message one asked for is gone.</summary>
    public bool IsUnreadable { get; private set; }
    public bool HasServer => settings.Smtp is not null;

    public async Task OnGetAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        (Rows, All) = await handle.OpenAsync(ct);
    }

    public async Task<IActionResult> OnPostOpenAsync(Guid id, CancellationToken ct)
    {
        if (!session.IsFresh(clock))
        {
            return this.ToConfirm();
        }

        var result = await handle.ShowAsync(id, ct);
        if (result.Problem == HandleMessages.Unknown)
        {
            return Redirect($"/{Languages.Current}/messages");
        }

        (Opened, IsUnreadable) = (result.Value, result.Problem is not null);
        await OnGetAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostBroughtAsync(Guid id, CancellationToken ct)
    {
        await handle.DoneAsync([id], ct);
        return Redirect($"/{Languages.Current}/messages");
    }

    public async Task<IActionResult> OnPostAgainAsync(Guid id, CancellationToken ct)
    {
        await handle.RetryAsync(id, ct);
        return Redirect($"/{Languages.Current}/messages");
    }

    public string About(MessageRow row) => words.Subject(row.Template, Languages.Current);

    /// <summary>What a message waits for, as a key of the texts.</summary>
    public string WaitsFor(MessageRow row) =>
        row.Failure is not null ? "message.failed"
        : row.Channel != MessageChannel.Mail ? "message.person"
        : !HasServer ? "message.server"
        : row.NotBefore > clock.GetUtcNow() ? "message.hour" : "message.leaving";
}
