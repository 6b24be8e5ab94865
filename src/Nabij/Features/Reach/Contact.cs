using Nabij.Features.Directory;

namespace Nabij.Features.Reach;

internal enum ContactKind
{
    Phone,
    Mail,
    Web,
}

/// <summary>One way to reach a service, as its entry has it.</summary>
internal sealed record Contact(ContactKind Kind, string Value)
{
    public static IReadOnlyList<Contact> Of(ServiceDocument entry) =>
    [
        .. entry.Phones.Select(p => new Contact(ContactKind.Phone, p.Number))
            .Concat(entry.Email is { } mail ? [new Contact(ContactKind.Mail, mail)] : [])
            .Concat(entry.Url is { } url ? [new Contact(ContactKind.Web, url)] : [])
            .Distinct(),
    ];
}
