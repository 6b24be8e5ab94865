using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Accounts;
using Nabij.Features.Jobs;

namespace Nabij.Features.SignIn;

/// <summary>Erases, each hour, what opens nothing any more: sessions, steps and links that are over, tries of windows past.</summary>
internal sealed class ForgetSignIns(NabijDb db, TimeProvider clock) : IJob
{
    public static string Kind => "sign-ins.forget";

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (idle, windows) = (now - Session.Idle, now - SignInPace.Day);
        await db.Sessions.Where(s => s.EndsAt <= now || s.SeenAt <= idle).ExecuteDeleteAsync(ct);
        await db.SignInSteps.Where(s => s.EndsAt <= now).ExecuteDeleteAsync(ct);
        await db.SignInTries.Where(t => t.Since <= windows).ExecuteDeleteAsync(ct);
        await db.AccountLinks.Where(l => l.EndsAt <= now).ExecuteDeleteAsync(ct);
    }
}
