namespace Nabij.Features.Finder;

// The answer of /api/search; see "Contracts" in docs/api.md. Members are never null unless they say so.

public sealed record SearchResponse(
    QueryView Query, PlaceView Place, int Total, IReadOnlyList<ResultView> Danger, IReadOnlyList<ResultView> Results, FacetsView Facets);

/// <param name="Q">The question as read: without control characters, at most 1 000 characters.</param>
/// <param name="Lang">Language of the answer.</param>
/// <param name="Detected">Language the question seems to be in; null when that cannot be told.</param>
public sealed record QueryView(string Q, string Lang, string? Detected);

/// <param name="State">none, found, ambiguous or outside.</param>
public sealed record PlaceView(string State, string? Label, IReadOnlyList<CandidateView> Candidates);

/// <param name="Certainty">certain, partial or unconfirmed.</param>
public sealed record CandidateView(string Code, string Label, string Certainty);

public sealed record ResultView(
    Guid Id,
    string Type,
    string Name,
    string? Organization,
    IReadOnlyList<CategoryView> Categories,
    string Tier,
    int? DistanceM,
    OpenView Open,
    CapacityView Capacity,
    IReadOnlyList<PhoneView> Phones,
    string Audience,
    string Access,
    CostView Cost,
    IReadOnlyList<ReasonView> Reasons,
    string Url);

public sealed record CategoryView(string Scheme, string Code, string? Label);

/// <param name="State">open, closed or unknown.</param>
/// <param name="Until">When that changes; null when it does not, or nobody said.</param>
public sealed record OpenView(string State, DateTimeOffset? Until);

/// <param name="State">open, waiting, full or unknown.</param>
public sealed record CapacityView(string State, int? Weeks, DateOnly? SaidOn);

public sealed record PhoneView(string Number, string Label);

/// <param name="State">free, reduced, paid, varies or unknown.</param>
public sealed record CostView(string State, string? Text);

public sealed record ReasonView(string Code, string Text);

public sealed record FacetsView(
    IReadOnlyList<FacetValueView> Kind,
    IReadOnlyList<FacetValueView> Type,
    IReadOnlyList<FacetValueView> Audience,
    IReadOnlyList<FacetValueView> Channel,
    IReadOnlyList<FacetValueView> Language,
    IReadOnlyList<FacetValueView> Cost,
    IReadOnlyList<FacetValueView> Threshold,
    IReadOnlyList<FacetValueView> Open);

public sealed record FacetValueView(string Code, string Label, int Count);
