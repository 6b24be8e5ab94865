using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Data;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Features.Members;

/// <summary>The organisation one acts for: oneself in it, and for its managers everybody else and who was invited.</summary>
[Authorize(Policies.Member)]
internal sealed class MyOrganisationPage(NabijDb db, ActingRights acting, ScopeChoices choices, InvitedAddresses addresses, TimeProvider clock) : PageModel
{
    public MemberRights Rights { get; private set; } = null!;
    public IReadOnlyList<MemberRow> Members { get; private set; } = [];

    /// <summary>Invitations nobody accepted yet, with the address.</summary>
    public IReadOnlyList<(Invitation Invitation, string Address)> Invited { get; private set; } = [];
    public IReadOnlyList<KeyValuePair<string, string>> Named { get; private set; } = [];
    public DateOnly Today => clock.Today();

    public IEnumerable<MemberRow> Own => Members.Where(m => m.Member.AccountId == Rights.AccountId);

    public IEnumerable<MemberRow> Managers => Members.Where(m => m.Member.Role == MemberRole.Manager && m.Member.IsLive(Today));

    public string? NameOf(Guid? membership) => Members.FirstOrDefault(m => m.Member.Id == membership)?.Name;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (await acting.FindAsync(ct) is not { } rights)
        {
            return NotFound();
        }

        Rights = rights;
        Members = await MemberRow.OfAsync(db, rights.OrganisationId, Today, ct);
        Named = [.. (await choices.TerritoriesAsync(ct)).SelectMany(g => g.Choices), .. await choices.DesksAsync(ct), .. await choices.ThemesAsync(ct)];
        if (rights.Manages)
        {
            Invited = [.. (await Invitation.OpenAsync(db, rights.OrganisationId, clock.GetUtcNow(), ct)).Where(i => rights.MayGrant(i.Role)).Select(i => (i, addresses.Read(i)))];
        }

        return Page();
    }
}
