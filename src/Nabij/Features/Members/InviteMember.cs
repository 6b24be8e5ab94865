using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Audit;
using Nabij.Features.Messages;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Features.Members;

/// <summary>Whom somebody wants to invite, as what.</summary>
/// <param name="StartsOn">Null: the day it is accepted.</param>
internal sealed record NewInvitation(string? Address, string? Language, MemberRole Role, MembershipScope Scope, DateOnly? StartsOn, DateOnly? EndsOn, string? SecrecyGround)
{
    /// <summary>Who may begin today begins on the day they accept.</summary>
    public static NewInvitation Of(string? address, string? language, MemberRole role, MembershipTerms terms, DateOnly today) =>
        new(address, language, role, terms.Scope, terms.StartsOn == today ? null : terms.StartsOn, terms.EndsOn, terms.SecrecyGround);
}

/// <summary>
/// A manager invites somebody into the own organisation, an administrator the first manager of any. The answer never depends on whether the
/// address has an account.
/// </summary>
internal sealed class InviteMember(NabijDb db, LiveMemberships live, ScopeCheck scopes, InvitedAddresses addresses, Outbox outbox, AuditTrail audit, CurrentActor actor, TimeProvider clock)
{
    /// <summary>More in a day is no house that grows, but somebody who uses us to send mail.</summary>
    private const int MostInADay = 200;

    public async Task<Problem?> RunAsync(Guid organisationId, NewInvitation wanted, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), clock.Today());
        if (actor.Value is not { AccountId: { } account, OrganisationId: { } own } ||
            !(await live.InAsync(own, account, today, ct)).Any(m => MemberRoles.MayGrant(m.Role, wanted.Role, own == organisationId)) ||
            !await db.Organisations.AnyAsync(o => o.Id == organisationId && o.ClosedOn == null, ct))
        {
            return MembershipProblems.Unknown;
        }

        var address = wanted.Address?.Trim() ?? "";
        if (!MailBox.IsOne(address))
        {
            return InvitationProblems.AddressWrong;
        }

        if (wanted.Language is not { } language || !Languages.Knows(language))
        {
            return InvitationProblems.LanguageMissing;
        }

        var terms = new MembershipTerms(wanted.Scope, wanted.StartsOn ?? today, wanted.EndsOn, wanted.SecrecyGround);
        var wrong = terms.StartsOn < today ? MembershipProblems.StartWrong : Membership.Start(Guid.Empty, Guid.Empty, organisationId, wanted.Role, terms, today).Problem;
        if ((wrong ?? await scopes.RunAsync(wanted.Scope, ct)) is { } problem)
        {
            return problem;
        }

        var yesterday = now.AddDays(-1);
        if (await db.Invitations.CountAsync(i => i.OrganisationId == organisationId && i.CreatedAt > yesterday, ct) >= MostInADay)
        {
            return InvitationProblems.TooMany;
        }

        // Addresses are sealed, so the few that are open are compared one by one.
        var open = (await Invitation.OpenAsync(db, organisationId, now, ct)).Where(i => i.Role == wanted.Role);
        if (open.Any(i => addresses.IsFor(i.Id, i.Address!, address)))
        {
            return InvitationProblems.AlreadyInvited;
        }

        var id = Guid.CreateVersion7(now);
        var token = Secrets.New();
        db.Add(new Invitation
        {
            Id = id,
            OrganisationId = organisationId,
            TokenHash = Secrets.HashOf(token),
            Address = addresses.Seal(id, address),
            Language = language,
            Role = wanted.Role,
            Scope = wanted.Scope,
            StartsOn = wanted.StartsOn,
            EndsOn = wanted.EndsOn,
            SecrecyGround = wanted.SecrecyGround,
            InvitedById = account,
            CreatedAt = now,
            ExpiresAt = now + Invitation.Works,
        });
        outbox.Add(new NewMessage("invitation", language, MessageChannel.Mail, address, $"/{language}/invitation/{token}"));
        audit.Add("invitation.sent", MemberAudit.Purpose, "invitation", id, $"role={wanted.Role}");
        await db.SaveChangesAsync(ct);
        return null;
    }
}
