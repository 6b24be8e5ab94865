using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Jobs;
using Nabij.Platform;

namespace Nabij.Features.Members;

/// <summary>Erases the addresses of invitations that nobody accepted, and after a time all of them; once a day.</summary>
internal sealed class ForgetInvitations(NabijDb db, TimeProvider clock) : IJob
{
    public static string Kind => "invitations.forget";

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var keptSince = now - Invitation.Kept;
        await db.Invitations.Where(i => i.ExpiresAt <= now && i.Address != null).ExecuteUpdateAsync(set => set.SetProperty(i => i.Address, (Sealed?)null), ct);
        await db.Invitations.Where(i => i.ExpiresAt < keptSince).ExecuteDeleteAsync(ct);
    }
}
