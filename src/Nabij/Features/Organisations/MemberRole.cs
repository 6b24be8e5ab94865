namespace Nabij.Features.Organisations;

internal enum MemberRole
{
    /// <summary>Any welfare or health worker: finds, refers, receives, keeps own services up to date.</summary>
    Professional,

    /// <summary>For one or more neighbourhoods.</summary>
    Referent,

    /// <summary>Answers at one or more desks.</summary>
    HelpdeskOperator,
    TopicExpert,

    /// <summary>Of entries of the directory, in some territories or on some themes.</summary>
    Editor,
    Observer,

    /// <summary>Says who belongs to the organisation.</summary>
    Manager,
    PrivacyContact,

    /// <summary>Of the whole installation.</summary>
    Administrator,
}

internal static class MemberRoles
{
    /// <summary>What a role is limited to: it has at least one of these, and nothing of the others.</summary>
    public static ScopePart Takes(this MemberRole role) => role switch
    {
        MemberRole.Referent => ScopePart.Territories,
        MemberRole.HelpdeskOperator => ScopePart.Desks,
        MemberRole.TopicExpert => ScopePart.Themes,
        MemberRole.Editor => ScopePart.Territories | ScopePart.Themes,
        _ => ScopePart.None,
    };

    /// <summary>
    /// Who may give and take away which role. A manager decides on everybody of the own organisation except administrators; an administrator
    /// on administrators, and on managers so that an organisation has its first one.
    /// </summary>
    public static bool MayGrant(MemberRole acting, MemberRole given, bool ownOrganisation) => (acting, given, ownOrganisation) is
        (MemberRole.Manager, not MemberRole.Administrator, true) or
        (MemberRole.Administrator, MemberRole.Administrator, true) or
        (MemberRole.Administrator, MemberRole.Manager, _);
}
