using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Jobs;

namespace Nabij.Features.Sheets;

/// <summary>Forgets sheets that were kept long enough, once a day; what they changed stays, with its history.</summary>
internal sealed class ForgetSheets(NabijDb db, TimeProvider clock) : IJob
{
    public static string Kind => "sheets.forget";

    public Task RunAsync(JobRun run, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Sheet.Kept;
        return db.Sheets.Where(s => s.SentAt < before).ExecuteDeleteAsync(ct);
    }
}
