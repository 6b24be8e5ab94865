using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;

namespace Nabij.Features.Directory;

internal enum TermType
{
    /// <summary>A kind of help: a page of the guide.</summary>
    Kind,
    Theme,
}

/// <summary>A term of a taxonomy: a kind of help or a theme. <see cref="DirectoryRow{T}.Key"/> is its code.</summary>
internal sealed class TaxonomyTerm : DirectoryRow<TermDocument>
{
    public const string SociaalBrussel = "sociaal.brussels";
    public const string SociaalBrusselOrganisation = "sociaal.brussels/organisation";

    /// <summary>Scheme of the kinds and themes that have no number elsewhere.</summary>
    public const string Own = "nabij";

    public required TermType Type { get; init; }
    public required string Scheme { get; init; }
}

internal sealed record TermDocument
{
    public required LocalText Name { get; init; }
    public IReadOnlyList<AlternateName> AlternateNames { get; init; } = [];

    /// <summary>Other codes of the same thing.</summary>
    public IReadOnlyList<Code> SameAs { get; init; } = [];

    /// <summary>Themes it belongs to, its home first. Empty for a theme.</summary>
    public IReadOnlyList<string> Themes { get; init; } = [];

    /// <summary>Codes of the situations it is for; empty: not said.</summary>
    public IReadOnlyList<string> Situations { get; init; } = [];

    /// <summary>child, young, adult, 60plus: the ages it is for; empty: any, or not known.</summary>
    public IReadOnlyList<string> Ages { get; init; } = [];

    /// <summary>now, today, later: how urgent it may be; empty: not said.</summary>
    public IReadOnlyList<string> Urgency { get; init; } = [];

    /// <summary>Place among its kind, for lists in the order of the guide.</summary>
    public int Order { get; init; }

    /// <summary>Picture sign of a theme.</summary>
    public string? Sign { get; init; }
    public string Level { get; init; } = "general";
    public LocalText? Summary { get; init; }
    public LocalText? Description { get; init; }
    public LocalText? EligibilityDescription { get; init; }
    public LocalText? ApplicationProcess { get; init; }
    public LocalText? FeesDescription { get; init; }
    public string? Cost { get; init; }

    /// <summary>Conditions that must not be lost, one sentence each.</summary>
    public IReadOnlyList<LocalText> Conditions { get; init; } = [];
    public string Audience { get; init; } = "everyone";
    public string? Access { get; init; }
    public IReadOnlyList<string> Channels { get; init; } = [];
    public IReadOnlyDictionary<string, bool> Thresholds { get; init; } = new Dictionary<string, bool>();

    /// <summary>Doors that depend on the person (FIELD 5), by code.</summary>
    public IReadOnlyList<string> Doors { get; init; } = [];
    public string? SourceSection { get; init; }
}

internal sealed class TaxonomyTermMapping() : DirectoryRowMapping<TaxonomyTerm, TermDocument>("TaxonomyTerms")
{
    public override void Configure(EntityTypeBuilder<TaxonomyTerm> builder)
    {
        base.Configure(builder);
        builder.Property(t => t.Type).HasConversion<string>().HasMaxLength(20);
        builder.Property(t => t.Scheme).HasMaxLength(40);
        // A theme and a kind may have the same word for a code.
        builder.Metadata.RemoveIndex(builder.Metadata.FindIndex(builder.Metadata.FindProperty(nameof(TaxonomyTerm.Key))!)!);
        builder.HasIndex(t => new { t.Type, t.Key }).IsUnique();
    }
}
