using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Platform;

namespace Nabij.Features.Upkeep;

/// <summary>
/// A season in which editors look at many entries together: the summer's hours, the winter's shelter. An entry is done when it was checked since
/// the first day, by anybody.
/// </summary>
internal sealed class Campaign
{
    public const int MaxName = 100;

    public required Guid Id { get; init; }

    /// <summary>In the words of who began it.</summary>
    public required string Name { get; init; }

    /// <summary>Full code of the territory it is about; null: the region.</summary>
    public string? Territory { get; init; }

    /// <summary>Code of the theme it is about; null: all.</summary>
    public string? Theme { get; init; }
    public required DateOnly StartsOn { get; init; }
    public required DateOnly EndsOn { get; init; }

    public static Problem? Check(string? name, DateOnly? starts, DateOnly? ends) =>
        name is not { Length: > 0 and <= MaxName } ? CampaignProblems.NameMissing
        : starts is null ? CampaignProblems.StartMissing
        : ends is null || ends < starts || ends > starts.Value.AddYears(1) ? CampaignProblems.EndWrong
        : null;
}

internal static class CampaignProblems
{
    public static readonly Problem NameMissing = new("campaign.name-missing", ProblemKind.Invalid, "name");
    public static readonly Problem StartMissing = new("campaign.start-missing", ProblemKind.Invalid, "starts");
    public static readonly Problem EndWrong = new("campaign.end-wrong", ProblemKind.Invalid, "ends");
}

internal sealed class CampaignMapping : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.ToTable("Campaigns");
        builder.Property(c => c.Name).HasMaxLength(Campaign.MaxName);
        builder.Property(c => c.Territory).HasMaxLength(80);
        builder.Property(c => c.Theme).HasMaxLength(80);
        builder.HasIndex(c => c.EndsOn);
    }
}
