namespace Nabij.Doubles;

/// <summary>What is compared of an entry. Texts as they were typed; what can't be read is left out of the comparison.</summary>
public sealed record DoubleEntry
{
    public required Guid Id { get; init; }

    /// <summary>Its name by language code.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
    public IReadOnlyList<string> OtherNames { get; init; } = [];
    public IReadOnlyList<string> Phones { get; init; } = [];
    public IReadOnlyList<string> Mails { get; init; } = [];
    public IReadOnlyList<string> WebAddresses { get; init; } = [];
    public IReadOnlyList<DoublePlace> Places { get; init; } = [];
    public Guid? OrganizationId { get; init; }

    /// <summary>Codes of the kinds of help.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];
}

/// <summary>A place where an entry is; the street with its number, in each language it is known in.</summary>
public sealed record DoublePlace
{
    public IReadOnlyList<string> Streets { get; init; } = [];
    public string? Postcode { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
}

/// <summary>Two entries that may be the same. The first has the smaller id.</summary>
/// <param name="Score">How likely, from 0 to 1.</param>
/// <param name="Reasons">What speaks for it, codes of <see cref="DoubleReasons"/>, the strongest first.</param>
public sealed record FoundDouble(Guid First, Guid Second, double Score, IReadOnlyList<string> Reasons);

/// <summary>Why two entries may be the same: stable codes, translated by whoever shows them.</summary>
public static class DoubleReasons
{
    public const string Name = "name";
    public const string NearName = "near-name";
    public const string Phone = "phone";
    public const string Mail = "mail";
    public const string Web = "web";
    public const string Site = "site";
    public const string Address = "address";
    public const string Street = "street";
    public const string Near = "near";
    public const string Organization = "organisation";

    public static readonly IReadOnlyList<string> All = [Name, NearName, Phone, Mail, Web, Site, Address, Street, Near, Organization];
}
