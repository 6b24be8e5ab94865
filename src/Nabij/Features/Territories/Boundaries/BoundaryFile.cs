using NetTopologySuite.Geometries;

namespace Nabij.Features.Territories.Boundaries;

/// <summary>How a file names its territories, and what its owner says of it.</summary>
internal sealed record BoundaryOptions
{
    /// <summary>The scheme of every feature; null: each feature says it itself.</summary>
    public string? Scheme { get; init; }
    public string CodeProperty { get; init; } = "code";

    /// <summary>Which property holds the name in a language; only read for a scheme without territories.</summary>
    public IReadOnlyDictionary<string, string> NameProperties { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["nl"] = "name_nl", ["fr"] = "name_fr", ["en"] = "name_en" };
    public string? Source { get; init; }
    public string? Dated { get; init; }
}

/// <summary>A file as it was read, before it is compared with the database.</summary>
internal sealed record BoundaryFile(string Scheme, IReadOnlyList<BoundaryFeature> Features, BoundaryOptions Options);

/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Code">The full code, such as <c>nis:21004</c>.</param>
internal sealed record BoundaryFeature(int Number, string Code, IReadOnlyDictionary<string, string> Names, Geometry Shape)
{
    public string Where => $"feature {Number} ({Code})";
}

/// <summary>Why a file is refused, and where.</summary>
internal sealed record BoundaryProblem(string Where, string Reason)
{
    public override string ToString() => $"{Where}: {Reason}";
}

/// <summary>Either problems, and nothing changed; or what changed.</summary>
internal sealed record BoundaryReport(IReadOnlyList<BoundaryProblem> Problems, int Features = 0, int Changes = 0, IReadOnlyList<string>? Missing = null);
