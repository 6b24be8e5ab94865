using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;

namespace Nabij.Features.Directory;

/// <summary>
/// What an editor said about one phrase and one meaning: people say it, or it is taken out. Never changed afterwards; the last one about a phrase and a
/// meaning counts, and goes before the region's files.
/// </summary>
internal sealed class WordChange : IInFeed
{
    public const int MaxPhrase = 100;
    public const int MaxMeaning = 100;
    public const int MaxWhy = 200;

    /// <summary>The meaning of words of questions that are about something else than help.</summary>
    public const string Elsewhere = "elsewhere";

    public required Guid Id { get; init; }

    /// <summary>Their order, from 1. Who takes a number that somebody else took in the same moment is refused.</summary>
    public required int Number { get; init; }
    public required string Language { get; init; }
    public required string Phrase { get; init; }

    /// <summary>Code of a kind of help, code of an entry as in the search (<c>entry:key</c>), or <see cref="Elsewhere"/>.</summary>
    public required string Meaning { get; init; }

    /// <summary>False: taken out.</summary>
    public required bool IsSaid { get; init; }

    /// <summary>As in the files: 1 is another name, 0.5 a situation in which it often helps.</summary>
    public required double Strength { get; init; }

    /// <summary>Understood, never shown.</summary>
    public required bool Understood { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The account of who did it.</summary>
    public required Guid By { get; init; }
    public required string Why { get; init; }
}

internal sealed class WordChangeMapping : IEntityTypeConfiguration<WordChange>
{
    public void Configure(EntityTypeBuilder<WordChange> builder)
    {
        builder.ToTable("WordChanges");
        builder.Property(c => c.Language).HasMaxLength(2);
        builder.Property(c => c.Phrase).HasMaxLength(WordChange.MaxPhrase);
        builder.Property(c => c.Meaning).HasMaxLength(WordChange.MaxMeaning);
        builder.Property(c => c.Why).HasMaxLength(WordChange.MaxWhy);
        builder.HasIndex(c => c.Number).IsUnique();
    }
}
