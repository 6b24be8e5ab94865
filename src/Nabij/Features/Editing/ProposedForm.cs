using Nabij.Belgium;
using Nabij.Features.Proposals;

namespace Nabij.Features.Editing;

/// <summary>The form of a new entry, filled with what of a proposal goes into a field; the rest stands beside it to be read.</summary>
internal static class ProposedForm
{
    public static EntryForm Of(EntryForm empty, Proposal proposal, string why)
    {
        var form = empty.With(($"name.{proposal.Language}", proposal.Name), ($"summary.{proposal.Language}", proposal.What), ("why", why), ("source", "report"));
        foreach (var part in proposal.Contact.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            form = PhoneNumber.Read(part) is { IsRead: true } phone ? form.With(("phone0", phone.Value.National))
                : EmailAddress.Read(part).IsRead ? form.With(("email", part))
                : WebAddress.Read(part).IsRead ? form.With(("url", part))
                : form;
        }

        return BelgianAddress.Read(proposal.Where) is { IsRead: true, Value: var address }
            ? form.With(("street", address.WriteStreet(proposal.Language)), ("postcode", address.Postcode.Digits), ("city", address.Town.In(proposal.Language)))
            : form;
    }
}
