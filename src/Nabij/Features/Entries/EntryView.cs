using Nabij.Calendar;
using Nabij.Features.Directory;
using Nabij.Features.Finder;

namespace Nabij.Features.Entries;

/// <summary>A service, line or informal resource as its page shows it.</summary>
internal sealed record EntryView(Service Service, Organization? Organization, OpeningHours? Hours, FinderState State, IReadOnlyList<LocationDocument> Locations)
{
    public ServiceDocument Document => Service.Document;
}
