using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Jobs;
using Nabij.Platform;

namespace Nabij.Features.Sheets;

/// <summary>What an editor does with a sheet: sends it, puts it in, takes it back. The work itself is a job's.</summary>
internal sealed class KeepSheet(NabijDb db, JobQueue jobs, AuditTrail audit, CurrentActor actor, TimeProvider clock)
{
    /// <summary>Those of the one who acts.</summary>
    public IQueryable<Sheet> Mine => db.Sheets.Where(s => s.AccountId == actor.Value.AccountId && s.OrganisationId == actor.Value.OrganisationId);

    public async Task<Result<Guid>> RunAsync(string name, byte[] file, string language, CancellationToken ct)
    {
        if (await Mine.CountAsync(ct) >= Sheet.MostKept)
        {
            return SheetProblems.TooManyKept;
        }

        var read = SheetReader.Read(file);
        if (!read.Ok(out var table))
        {
            return read.Problem!;
        }

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var clean = FormText.Line(name) ?? "";
        db.Add(Sheet.Of(id, actor.Value.AccountId!.Value, actor.Value.OrganisationId!.Value, now, clean.Length > Sheet.MaxName ? clean[..Sheet.MaxName] : clean, language, file, table.Lines.Count));
        Work(id, "sheet.sent");
        await db.SaveChangesAsync(ct);
        return id;
    }

    /// <summary>Begins to put a sheet in, or to take it back; nothing when that was asked already, here or in another tab.</summary>
    public async Task StartAsync(Sheet sheet, Func<Sheet, bool> what, string act, CancellationToken ct)
    {
        if (!what(sheet))
        {
            return;
        }

        Work(sheet.Id, act);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
        }
    }

    private void Work(Guid id, string act)
    {
        jobs.Add<WorkOnSheet>(id, clock.GetUtcNow());
        audit.Add(act, "directory", "sheet", id);
    }
}
