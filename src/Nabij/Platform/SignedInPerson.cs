namespace Nabij.Platform;

/// <summary>Who is signed in on this page, as the person sees it: their name, the organisation they act for, and the others they could act for.</summary>
internal sealed record SignedInPerson(string Name, ActingFor? Acting, IReadOnlyList<ActingFor> Others);

/// <summary>An organisation, named in the language of the page, and the roles a person has there.</summary>
internal sealed record ActingFor(Guid OrganisationId, string Name, IReadOnlyList<string> Roles);

/// <summary>The signed-in person of this request; null on pages that do not ask who one is.</summary>
internal sealed class CurrentPerson
{
    public SignedInPerson? Value { get; set; }
}
