using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Platform;

namespace Nabij.Features.Organisations;

/// <summary>What kind of house it is. Whether its people are bound by professional secrecy is said of each of them, not here.</summary>
internal enum OrganisationKind
{
    Welfare,
    Health,
    Municipality,

    /// <summary>A public centre for social welfare: CPAS, OCMW.</summary>
    Cpas,
    Helpline,
    Volunteers,
    Administration,
    Other,
}

/// <summary>
/// An organisation that works with Nabij: its people sign in and act for it. The directory's <see cref="Organization"/> is what the public
/// reads about one; many of those never work here.
/// </summary>
internal sealed class Organisation : IVersioned
{
    public const int MaxName = 200;

    public required Guid Id { get; init; }
    public required LocalText Name { get; init; }
    public required OrganisationKind Kind { get; init; }

    /// <summary>Its entry in the directory; null when it has none.</summary>
    public Guid? DirectoryId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From the moment it is closed nobody acts for it any more; the day is what is remembered.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Raised by every change of its members too, so that these happen one after the other.</summary>
    public int Version { get; set; } = 1;

    public Problem? Close(DateOnly today)
    {
        if (ClosedOn is not null)
        {
            return OrganisationProblems.Unknown;
        }

        ClosedOn = today;
        return null;
    }
}

internal static class OrganisationProblems
{
    public static readonly Problem Unknown = new("organisation.unknown", ProblemKind.NotFound);
    public static readonly Problem NameMissing = new("organisation.name-missing", ProblemKind.Invalid, "nl");
    public static readonly Problem KindMissing = new("organisation.kind-missing", ProblemKind.Invalid, "kind");
    public static readonly Problem NameTaken = new("organisation.name-taken", ProblemKind.Conflict, "nl");
    public static readonly Problem DirectoryUnknown = new("organisation.directory-unknown", ProblemKind.Invalid, "directory");
}

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("Organisations");
        builder.Property(o => o.Name).IsJson();
        builder.Property(o => o.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(o => o.Version).IsConcurrencyToken();
        builder.HasOne<Organization>().WithMany().HasForeignKey(o => o.DirectoryId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal static class OrganisationTables
{
    extension(NabijDb db)
    {
        public DbSet<Organisation> Organisations => db.Set<Organisation>();
        public DbSet<Membership> Memberships => db.Set<Membership>();
    }
}
