using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Search;

namespace Nabij.Features.Finder;

/// <summary>What a result shows, kept beside the index so that a search asks no database.</summary>
internal sealed record Entry
{
    public required Guid Id { get; init; }
    public required DocumentType Type { get; init; }

    /// <summary>Key of a service or line, code of a kind of help: the last part of its address.</summary>
    public required string Key { get; init; }
    public required LocalText Name { get; init; }
    public LocalText? Organization { get; init; }
    public string? OrganizationKey { get; init; }
    public LocalText? Summary { get; init; }
    public IReadOnlyList<Code> Categories { get; init; } = [];
    public IReadOnlyList<string> Kinds { get; init; } = [];
    public IReadOnlyList<string> Themes { get; init; } = [];
    public IReadOnlyList<string> Situations { get; init; } = [];
    public IReadOnlyList<string> Ages { get; init; } = [];
    public IReadOnlyList<string> Urgency { get; init; } = [];
    public IReadOnlyList<Phone> Phones { get; init; } = [];
    public string? Email { get; init; }
    public string? Website { get; init; }
    public required string Audience { get; init; }
    public string? Access { get; init; }
    public string? Cost { get; init; }
    public LocalText? Fees { get; init; }
    public LocalText? HoursInWords { get; init; }
    public IReadOnlyList<string> Languages { get; init; } = [];
    public IReadOnlyList<string> Channels { get; init; } = [];
    public IReadOnlyList<string> ServiceAreas { get; init; } = [];
    public IReadOnlyList<string> Thresholds { get; init; } = [];
    public string Level { get; init; } = "general";

    /// <summary>Number of its opening hours in <see cref="OpeningTable"/>; null: hours not known.</summary>
    public int? Hours { get; init; }
    public required string Source { get; init; }
    public DateOnly? CheckedOn { get; init; }

    /// <summary>Its owner said that it is right.</summary>
    public bool Confirmed { get; init; }
    public bool Outside { get; init; }
    public DateOnly? Until { get; init; }

    /// <summary>Whether there is room, as the service last said; it may have run out since.</summary>
    public Capacity? Capacity { get; init; }

    /// <summary>What it should say and does not.</summary>
    public MissingFacts Missing { get; init; }

    /// <summary>Words of some language were made from others than stand there now.</summary>
    public bool HasOutdatedWords { get; init; }
    /// <summary>What is different for a while, also what is over or still to come.</summary>
    public IReadOnlyList<Notice> Notices { get; init; } = [];

    /// <summary>Its page, in a language.</summary>
    public string Url(string language) => $"/{language}{PathOf(Type, Key)}";

    /// <summary>The address of a page without its language.</summary>
    public static string PathOf(DocumentType type, string key) => type switch
    {
        DocumentType.Help => $"/help/{key}",
        DocumentType.Helpline => $"/lines/{key}",
        _ => $"/services/{key}",
    };
}
