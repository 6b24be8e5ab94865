using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Directory;
using Nabij.Features.Organisations;
using Nabij.Features.Territories;
using Nabij.Platform;

namespace Nabij.Features.Agreements;

/// <summary>What a manager proposes to another organisation. <paramref name="Id"/> comes with the form, so that the same form twice is one proposal.</summary>
internal sealed record AgreementProposal(Guid Id, Guid? PartnerId, bool? WeTake, AgreementTerms Terms, DateOnly? StartsOn, DateOnly? EndsOn);

internal sealed class ProposeAgreement(NabijDb db, ActingRole acting, TellManagers tell, AuditTrail audit, CurrentActor actor, TimeProvider clock)
{
    public async Task<Problem?> RunAsync(AgreementProposal proposal, CancellationToken ct)
    {
        if (actor.Value is not { OrganisationId: { } own, AccountId: { } account } || !await acting.IsAsync(MemberRole.Manager, ct))
        {
            return AgreementProblems.Unknown;
        }

        if (await FindAsync(proposal.Id, ct) is { } sent)
        {
            return sent == own ? null : AgreementProblems.Unknown;
        }

        var terms = proposal.Terms;
        if (Shape(proposal, own, clock.Today()) is { } wrong)
        {
            return wrong;
        }

        var partner = proposal.PartnerId!.Value;
        if (!await db.Organisations.AnyAsync(o => o.Id == partner && o.ClosedOn == null, ct))
        {
            return AgreementProblems.PartnerMissing;
        }

        if (await db.TaxonomyTerms.CountAsync(t => t.Type == TermType.Kind && terms.Kinds.Contains(t.Key), ct) != terms.Kinds.Count)
        {
            return AgreementProblems.NothingTaken;
        }

        if (await db.Territories.CountAsync(t => terms.Territories.Contains(t.Code), ct) != terms.Territories.Count)
        {
            return AgreementProblems.TerritoryMissing;
        }

        var (taker, sender) = proposal.WeTake!.Value ? (own, partner) : (partner, own);
        db.Add(Agreement.Propose(proposal.Id, taker, sender, own, terms, proposal.StartsOn!.Value, proposal.EndsOn));
        db.Add(new AgreementStep { Id = Guid.CreateVersion7(clock.GetUtcNow()), AgreementId = proposal.Id, Act = AgreementAct.Proposed, At = clock.GetUtcNow(), OrganisationId = own, AccountId = account });
        await tell.AddAsync(partner, proposal.Id, ct);
        audit.Add("agreement.proposed", "network", "agreement", proposal.Id);
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateException e)
        {
            // The second of two clicks came while the first was being kept.
            db.ChangeTracker.Clear();
            return await FindAsync(proposal.Id, ct) == own ? null : throw new InvalidOperationException("A proposal could not be kept.", e);
        }
    }

    // Who proposed what is kept under this id.
    private Task<Guid?> FindAsync(Guid id, CancellationToken ct) => db.Agreements.Where(a => a.Id == id).Select(a => (Guid?)a.ProposerId).SingleOrDefaultAsync(ct);

    private static Problem? Shape(AgreementProposal proposal, Guid own, DateOnly today) => proposal switch
    {
        { PartnerId: null } => AgreementProblems.PartnerMissing,
        { PartnerId: var partner } when partner == own => AgreementProblems.PartnerMissing,
        { WeTake: null } => AgreementProblems.TakerMissing,
        { Terms: { Kinds: [], Reports: false } } => AgreementProblems.NothingTaken,
        { Terms.Territories: [] } => AgreementProblems.TerritoryMissing,
        { Terms.Hours: var hours } when AgreementHours.Read(hours) is null => AgreementProblems.HoursWrong,
        { Terms.WithinHours: < 1 or > AgreementTerms.MaxWorkingHours } => AgreementProblems.WithinWrong,
        { Terms.Remarks.Length: > AgreementTerms.MaxRemarks } => AgreementProblems.RemarksTooLong,
        { StartsOn: null } => AgreementProblems.DaysWrong,
        { StartsOn: var starts, EndsOn: var ends } when starts < today || ends < starts => AgreementProblems.DaysWrong,
        _ => null,
    };
}
