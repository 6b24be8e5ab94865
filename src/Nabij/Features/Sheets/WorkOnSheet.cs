using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Jobs;
using Nabij.Platform;

namespace Nabij.Features.Sheets;

/// <summary>Does what a sheet waits for, in the name of the editor who asked. Killed at any moment, it begins anew: nothing of an entry changes before one save changes all.</summary>
internal sealed class WorkOnSheet(NabijDb db, ReadSheet read, PutSheet put, CurrentActor actor) : IJob
{
    public static string Kind => "sheets.work";

    public async Task RunAsync(JobRun run, CancellationToken ct)
    {
        if (await db.Sheets.AsNoTracking().Where(s => s.Id == run.SubjectId).Select(s => new { s.AccountId, s.OrganisationId, s.State }).SingleOrDefaultAsync(ct) is not { } sheet)
        {
            return;
        }

        actor.Value = new Actor(ActorKind.Account, AccountId: sheet.AccountId, OrganisationId: sheet.OrganisationId);
        await (sheet.State switch
        {
            SheetState.Reading => read.RunAsync(run.SubjectId!.Value, ct),
            SheetState.PuttingIn or SheetState.TakingBack => put.RunAsync(run.SubjectId!.Value, ct),
            _ => Task.CompletedTask,
        });
    }
}
