using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Calendar;
using Nabij.Data;

namespace Nabij.Features.Directory;

/// <summary>A place where people can go. Several services can be at one place.</summary>
internal sealed class Location : DirectoryRow<LocationDocument>;

internal sealed record LocationDocument
{
    public LocalText? Name { get; init; }
    public LocalText? Street { get; init; }
    public string? Postcode { get; init; }
    public LocalText? City { get; init; }

    /// <summary>WGS 84 degrees.</summary>
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }

    /// <summary>How to get in: steps, lift, which bell.</summary>
    public LocalText? Accessibility { get; init; }

    /// <summary>Where it is must not be known (FIELD 10): nothing else of this document is set, except perhaps the region.</summary>
    public bool Confidential { get; init; }

    /// <summary>Full code of the region, for a confidential location.</summary>
    public string? Region { get; init; }
}

internal sealed class LocationMapping() : DirectoryRowMapping<Location, LocationDocument>("Locations");

/// <summary>A service at one of its places, where that differs from the service elsewhere.</summary>
internal sealed class ServiceAtLocation : DirectoryRow<ServiceAtLocationDocument>
{
    public required Guid ServiceId { get; init; }
    public required Guid LocationId { get; init; }
}

internal sealed record ServiceAtLocationDocument
{
    public IReadOnlyList<Phone> Phones { get; init; } = [];

    /// <summary>Hours here, where they differ from the service's own; read as those are.</summary>
    public string? OpeningHours { get; init; }
    public IReadOnlyList<ScheduleFields>? Schedules { get; init; }
}

internal sealed class ServiceAtLocationMapping() : DirectoryRowMapping<ServiceAtLocation, ServiceAtLocationDocument>("ServicesAtLocations")
{
    public override void Configure(EntityTypeBuilder<ServiceAtLocation> builder)
    {
        base.Configure(builder);
        builder.HasOne<Service>().WithMany().HasForeignKey(s => s.ServiceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Location>().WithMany().HasForeignKey(s => s.LocationId).OnDelete(DeleteBehavior.Restrict);
    }
}
