using Nabij.Data;

namespace Nabij.Features.Directory;

/// <summary>Who runs services: a public body, an association, a cooperative.</summary>
internal sealed class Organization : DirectoryRow<OrganizationDocument>;

internal sealed record OrganizationDocument
{
    public required LocalText Name { get; init; }
    public IReadOnlyList<AlternateName> AlternateNames { get; init; } = [];
    public LocalText? Summary { get; init; }
    public LocalText? Description { get; init; }

    /// <summary>Its numbers in other lists: scheme and code.</summary>
    public IReadOnlyList<Code> Identifiers { get; init; } = [];
    public IReadOnlyList<Phone> Phones { get; init; } = [];
    public string? Email { get; init; }
    public string? Website { get; init; }

    /// <summary>Who recognises and pays it (FIELD 4).</summary>
    public LocalText? Authority { get; init; }

    /// <summary>nl, fr or both: the language system it belongs to, with what follows for price and conditions.</summary>
    public string? LanguageSystem { get; init; }

    /// <summary>True: not from the source documents; to be confirmed with the owner.</summary>
    public bool Outside { get; init; }

    /// <summary>Full codes of the territories it works for.</summary>
    public IReadOnlyList<string> ServiceAreas { get; init; } = [];

    /// <summary>Which part of the source.</summary>
    public string? SourceSection { get; init; }
}

internal sealed class OrganizationMapping() : DirectoryRowMapping<Organization, OrganizationDocument>("Organizations");

/// <summary>Another name it goes by, in one language.</summary>
internal sealed record AlternateName(string Language, string Name);

/// <summary>A code in a scheme, such as <c>sociaal.brussels</c> 346.</summary>
internal sealed record Code(string Scheme, string Value);

/// <summary><paramref name="Number"/> as its owner prints it.</summary>
internal sealed record Phone(string Number, LocalText? Label = null);
