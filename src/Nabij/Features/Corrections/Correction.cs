using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.Corrections;

/// <summary>What can be wrong with an entry.</summary>
internal enum WrongPart
{
    Number,
    Hours,
    Address,
    Language,
    Closed,
    Other,
}

/// <summary>
/// What someone said is wrong with an entry, in their own words. It changes nothing by itself: a person reads it first. The text is
/// untrusted for ever and shown escaped.
/// </summary>
internal sealed class Correction
{
    public const int MaxWords = 1_000;

    /// <summary>The mail address and the photo go when the report is handled, and at the latest after this.</summary>
    public static readonly TimeSpan MailKept = TimeSpan.FromDays(183);

    /// <summary>A handled report goes after this, since its words may name someone.</summary>
    public static readonly TimeSpan HandledKept = TimeSpan.FromDays(183);

    public required Guid Id { get; init; }

    /// <summary>What people read out: six signs without those that look alike.</summary>
    public required string Reference { get; init; }

    /// <summary>The reference as it is written and read out.</summary>
    public string Spoken => $"{Reference[..3]}-{Reference[3..]}";

    /// <summary>SHA-256 of the random token that leads to the receipt. The form carries the token, so the same form twice is one report.</summary>
    public required string TokenHash { get; init; }

    /// <summary>The entry's address without its language: <c>lines/awel-102</c>.</summary>
    public required string Entry { get; init; }

    /// <summary>The version of the entry that was shown then.</summary>
    public required int EntryVersion { get; init; }

    /// <summary>Of the page.</summary>
    public required string Language { get; init; }
    public required WrongPart Part { get; init; }
    public required string Words { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public Sealed? Mail { get; private set; }
    public DateTimeOffset? HandledAt { get; private set; }

    public void AnswerTo(Sealed mail) => Mail = mail;

    /// <summary>Someone dealt with it. Nobody will be answered any more, so the mail address goes.</summary>
    public Problem? Handle(DateTimeOffset now)
    {
        if (HandledAt is not null)
        {
            return CorrectionProblems.AlreadyHandled;
        }

        (HandledAt, Mail) = (now, null);
        return null;
    }

    /// <summary>What the seal of the mail address is bound to.</summary>
    public static string Purpose(Guid id) => $"mail address of correction {id}";
}

internal static class CorrectionProblems
{
    public static readonly Problem PartMissing = new("correction.part-missing", ProblemKind.Invalid, "part");
    public static readonly Problem WordsMissing = new("correction.words-missing", ProblemKind.Invalid, "words");
    public static readonly Problem WordsTooLong = new("correction.words-too-long", ProblemKind.Invalid, "words");
    public static readonly Problem MailWrong = new("correction.mail-wrong", ProblemKind.Invalid, "mail");
    public static readonly Problem PhotoWrong = new("correction.photo-wrong", ProblemKind.Invalid, "photo");
    public static readonly Problem PhotoTooLarge = new("correction.photo-too-large", ProblemKind.Invalid, "photo");
    public static readonly Problem PhotoWait = new("correction.photo-wait", ProblemKind.Conflict, "photo");
    public static readonly Problem TrapFilled = new("correction.trap-filled", ProblemKind.Invalid, "site");
    public static readonly Problem SendAgain = new("correction.send-again", ProblemKind.Invalid, "send");
    public static readonly Problem Wait = new("correction.wait", ProblemKind.Conflict, "send");
    public static readonly Problem Unknown = new("correction.unknown", ProblemKind.NotFound);
    public static readonly Problem AlreadyHandled = new("correction.already-handled", ProblemKind.Conflict);
}

internal sealed class CorrectionMapping : IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Correction> builder)
    {
        builder.ToTable("Corrections");
        builder.Ignore(c => c.Spoken);
        builder.Property(c => c.Reference).HasMaxLength(10);
        builder.Property(c => c.TokenHash).HasMaxLength(64);
        builder.Property(c => c.Entry).HasMaxLength(100);
        builder.Property(c => c.Language).HasMaxLength(2);
        builder.Property(c => c.Part).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.Words).HasMaxLength(Correction.MaxWords);
        builder.Property(c => c.Mail).IsSealedOrNothing(Correction.Purpose);
        builder.Property(c => c.HandledAt).IsConcurrencyToken();
        builder.HasIndex(c => c.Reference).IsUnique();
        builder.HasIndex(c => c.TokenHash).IsUnique();
        builder.HasIndex(c => c.SentAt);
    }
}

internal static class CorrectionTables
{
    extension(NabijDb db)
    {
        public DbSet<Correction> Corrections => db.Set<Correction>();
        public DbSet<CorrectionPhoto> CorrectionPhotos => db.Set<CorrectionPhoto>();
    }
}
