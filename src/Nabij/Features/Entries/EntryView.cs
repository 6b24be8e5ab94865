using Nabij.Calendar;
using Nabij.Features.Directory;
using Nabij.Features.Finder;

namespace Nabij.Features.Entries;

/// <summary>A service, line or informal resource as its page shows it.</summary>
internal sealed record EntryView(Service Service, Organization? Organization, OpeningHours? Hours, FinderState State, IReadOnlyList<LocationDocument> Locations)
{
    /// <summary>What comes in the place of a closed entry, when that is open.</summary>
    public Entry? Replacement => Service.Status != EntryStatus.Active && Document.ReplacedBy is { } key ? State.Services.GetValueOrDefault(key) ?? State.Lines.GetValueOrDefault(key) : null;

    public ServiceDocument Document => Service.Document;
}
