using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Features.Agreements;

/// <summary>A manager of one of the two says yes or no to a proposal, takes it back, or says which day is the last.</summary>
internal sealed class AnswerAgreement(NabijDb db, ActingRole acting, TellManagers tell, AuditTrail audit, CurrentActor actor, TimeProvider clock)
{
    /// <param name="version">The one that was on the screen: nobody accepts what was taken back meanwhile.</param>
    /// <param name="lastDay">For <see cref="AgreementAct.Ended"/>.</param>
    public async Task<Problem?> RunAsync(Guid id, int version, AgreementAct act, DateOnly? lastDay, CancellationToken ct)
    {
        if (actor.Value is not { OrganisationId: { } own, AccountId: { } account } || !await acting.IsAsync(MemberRole.Manager, ct))
        {
            return AgreementProblems.Unknown;
        }

        var agreement = await db.Agreements.SingleOrDefaultAsync(a => a.Id == id && (a.TakerId == own || a.SenderId == own), ct);
        if (agreement is null)
        {
            return AgreementProblems.Unknown;
        }

        if (agreement.Version != version)
        {
            return AgreementProblems.Changed;
        }

        if (act == AgreementAct.Accepted && !await db.Organisations.AnyAsync(o => o.Id == agreement.ProposerId && o.ClosedOn == null, ct))
        {
            return AgreementProblems.NotPossibleNow;
        }

        if (Move(agreement, act, own, lastDay, clock.Today()) is { } problem)
        {
            return problem;
        }

        var now = clock.GetUtcNow();
        db.Add(new AgreementStep { Id = Guid.CreateVersion7(now), AgreementId = id, Act = act, At = now, OrganisationId = own, AccountId = account, LastDay = act == AgreementAct.Ended ? lastDay : null });
        await tell.AddAsync(agreement.TakerId == own ? agreement.SenderId : agreement.TakerId, id, ct);
        audit.Add("agreement." + act.ToString().ToLowerInvariant(), "network", "agreement", id);
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return AgreementProblems.Changed;
        }
    }

    private static Problem? Move(Agreement agreement, AgreementAct act, Guid own, DateOnly? lastDay, DateOnly today) => act switch
    {
        AgreementAct.Accepted => agreement.Accept(own, today),
        AgreementAct.Declined => agreement.Decline(own, today),
        AgreementAct.Withdrawn => agreement.Withdraw(own),
        AgreementAct.Ended => lastDay is { } day ? agreement.End(own, day, today) : AgreementProblems.LastDayWrong,
        _ => AgreementProblems.NotPossibleNow,
    };
}
