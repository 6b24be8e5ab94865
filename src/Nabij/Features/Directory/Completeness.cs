namespace Nabij.Features.Directory;

/// <summary>What an entry should say, and does not.</summary>
[Flags]
internal enum MissingFacts
{
    None = 0,

    /// <summary>A number, or a mail address.</summary>
    Contact = 1,
    Hours = 2,

    /// <summary>What it does in short, in Dutch and in French.</summary>
    Summary = 4,
    Kinds = 8,

    /// <summary>Which territories it serves.</summary>
    Areas = 16,
    Languages = 32,
    Cost = 64,

    /// <summary>How one gets in.</summary>
    Access = 128,

    /// <summary>What one must have, be or bring.</summary>
    Thresholds = 256,
}

/// <summary>The criteria of a complete entry, the same for everybody and shown beside it. What nobody needs to know before calling is none.</summary>
internal static class Completeness
{
    private static readonly IReadOnlyList<MissingFacts> OfService = [.. Enum.GetValues<MissingFacts>().Where(c => c != MissingFacts.None)];

    // A line is called: no door, no papers.
    private static readonly IReadOnlyList<MissingFacts> OfLine = [.. OfService.Where(c => c is not (MissingFacts.Thresholds or MissingFacts.Access))];

    // Neighbours and the baker have neither a desk nor a price.
    private static readonly IReadOnlyList<MissingFacts> OfInformal = [MissingFacts.Contact, MissingFacts.Summary, MissingFacts.Areas, MissingFacts.Languages];

    public static IReadOnlyList<MissingFacts> Criteria(ServiceType type) => type switch
    {
        ServiceType.Helpline => OfLine,
        ServiceType.Informal => OfInformal,
        _ => OfService,
    };

    public static MissingFacts Of(ServiceDocument entry, ServiceType type) =>
        Criteria(type).Where(c => IsMissing(entry, c)).Aggregate(MissingFacts.None, (all, c) => all | c);

    private static bool IsMissing(ServiceDocument entry, MissingFacts criterion) => criterion switch
    {
        MissingFacts.Contact => entry.Phones.Count == 0 && entry.Email is null,
        MissingFacts.Hours => entry.OpeningHours is null && entry.Schedules is null && entry.HoursDescription is null,
        MissingFacts.Summary => entry.Summary is not { } words || !words.Wordings.ContainsKey("nl") || !words.Wordings.ContainsKey("fr"),
        MissingFacts.Kinds => entry.Kinds.Count == 0,
        MissingFacts.Areas => entry.ServiceAreas.Count == 0,
        MissingFacts.Languages => entry.Languages.Count == 0,
        MissingFacts.Cost => entry.Cost is null && entry.FeesDescription is null,
        MissingFacts.Access => entry.Access is null && entry.ApplicationProcess is null,
        _ => entry.Thresholds.Count == 0,
    };
}
