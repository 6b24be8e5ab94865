using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;

namespace Nabij.Features.Directory;

/// <summary>
/// What belongs to the region as a whole and is small: its sources, doors, dangers and words, one document each, so that every node
/// reads the same from the database.
/// </summary>
internal sealed class RegionDocument : IInFeed
{
    public const string Sources = "sources";
    public const string Doors = "doors";
    public const string Dangers = "dangers";
    public const string Words = "words";
    public const string Moments = "moments";
    public const string Situations = "situations";

    /// <summary>What the files looked like that all this came from.</summary>
    public const string Digest = "digest";

    public required Guid Id { get; init; }

    public required string Name { get; init; }
    public required string Json { get; set; }
}

internal sealed class RegionDocumentMapping : IEntityTypeConfiguration<RegionDocument>
{
    public void Configure(EntityTypeBuilder<RegionDocument> builder)
    {
        builder.ToTable("RegionDocuments");
        builder.Property(d => d.Name).HasMaxLength(40);
        builder.HasIndex(d => d.Name).IsUnique();
    }
}

/// <summary>A document or register that facts come from.</summary>
internal sealed record SourceInfo(string Id, LocalText Name, string? Dated);

/// <summary>A door that depends on the person: your mutuality, your CPAS/OCMW, your GP.</summary>
internal sealed record Door
{
    public required string Code { get; init; }
    public required LocalText Name { get; init; }
    public LocalText? Summary { get; init; }

    /// <summary>Code of the kind of help behind it, when the guide has a page for it.</summary>
    public string? Kind { get; init; }

    /// <summary>Keys of the lines behind it.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>Key of the organisation behind it.</summary>
    public string? Organization { get; init; }
    public string? Sign { get; init; }
    public string? Website { get; init; }
    public string? Email { get; init; }
    public string Audience { get; init; } = "everyone";
}

internal sealed record Doors
{
    public IReadOnlyList<Door> All { get; init; } = [];

    /// <summary>Doors shown to a resident when nothing was found, in order (FIELD 1).</summary>
    public IReadOnlyList<string> NothingFound { get; init; } = [];

    /// <summary>Doors that a resident can open instead of one for professionals only (FIELD 2).</summary>
    public IReadOnlyList<string> InsteadOfProfessionals { get; init; } = [];

    /// <summary>Lines shown with them.</summary>
    public IReadOnlyList<string> NothingFoundLines { get; init; } = [];
}

/// <summary>A danger: the words that name it and its lines, per language of the page, in order (FIELD 7).</summary>
internal sealed record Danger
{
    public required string Code { get; init; }
    public required LocalText Name { get; init; }
    public LocalText? Advice { get; init; }

    /// <summary>Stands on the home page.</summary>
    public bool Always { get; init; }
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Lines { get; init; }
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Words { get; init; }

    /// <summary>Longer phrases with such words that mean no danger.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Harmless { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}

/// <summary>
/// Words people say for kinds of help, or for entries by their keys; with neither, words of questions that are about something else.
/// See the README of the data folder.
/// </summary>
internal sealed record Words
{
    public required string Language { get; init; }
    public required IReadOnlyList<string> Phrases { get; init; }
    public IReadOnlyList<string> Kinds { get; init; } = [];
    public IReadOnlyList<string> Entries { get; init; } = [];
    public required double Strength { get; init; }
    public bool Understood { get; init; }
}
