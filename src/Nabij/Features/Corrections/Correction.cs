using Nabij.Features.Messages;
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
    public const int MaxReference = 10;

    /// <summary>
    /// The mail address and the photo go when the report is handled, and at the latest after this: with the longest wait of the mail that then says
    /// what came of it, an address is kept half a year at most.
    /// </summary>
    public static readonly TimeSpan MailKept = TimeSpan.FromDays(183) - Message.LongestWait;

    /// <summary>A handled report goes after this, since its words may name someone.</summary>
    public static readonly TimeSpan HandledKept = TimeSpan.FromDays(183);

    public required Guid Id { get; init; }

    /// <summary>What people read out: six signs without those that look alike.</summary>
    public required string Reference { get; init; }

    /// <summary>The reference as it is written and read out.</summary>
    public string Spoken => $"{Reference[..3]}-{Reference[3..]}";

    /// <summary>A reference as it was read out, with or without the hyphen, in small letters or capitals; empty when it can be none.</summary>
    public static string ReferenceOf(string said)
    {
        var plain = said.Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant();
        return plain.Length <= MaxReference && plain.All(char.IsAsciiLetterOrDigit) ? plain : "";
    }

    /// <summary>SHA-256 of the random token that leads to the receipt. The form carries the token, so the same form twice is one report.</summary>
    public required string TokenHash { get; init; }

    /// <summary>The entry's address without its language: <c>lines/awel-102</c>.</summary>
    public required string Entry { get; init; }

    /// <summary>The version of the entry that was shown then.</summary>
    public required int EntryVersion { get; init; }

    /// <summary>Of the page.</summary>
    public required string Language { get; init; }
    public required WrongPart Part { get; init; }

    /// <summary>Empty once it turned out to be no report.</summary>
    public required string Words { get; set; }
    public required DateTimeOffset SentAt { get; init; }
    public Sealed? Mail { get; private set; }

    /// <summary>The token of the receipt, to be sent to <see cref="Mail"/> with what came of it. Reports from before this was kept have none.</summary>
    public Sealed? Receipt { get; private set; }

    /// <summary>Whoever sent it gets a mail when it is handled, unless it is no report.</summary>
    public bool WillBeTold => Mail is not null && Receipt is not null;
    public DateTimeOffset? HandledAt { get; private set; }

    /// <summary>Account of the editor; null from the command line. Shown to nobody outside.</summary>
    public Guid? HandledBy { get; private set; }

    /// <summary>Null while it is open, and where nobody said so then.</summary>
    public CorrectionOutcome? Outcome { get; private set; }

    /// <summary>When an editor last opened it again after it was handled.</summary>
    public DateTimeOffset? ReopenedAt { get; private set; }

    public void AnswerTo(Sealed mail, Sealed? receipt = null) => (Mail, Receipt) = (mail, receipt);

    /// <summary>Someone dealt with it. The mail address goes: who wants to tell the sender takes it before.</summary>
    public Problem? Handle(DateTimeOffset now, CorrectionOutcome outcome, Guid? by)
    {
        if (HandledAt is not null)
        {
            return CorrectionProblems.AlreadyHandled;
        }

        (HandledAt, HandledBy, Outcome, Mail, Receipt) = (now, by, outcome, null, null);
        if (outcome == CorrectionOutcome.NotAboutThis)
        {
            Words = "";
        }

        return null;
    }

    /// <summary>Not right after all: it waits again. What was erased stays erased.</summary>
    public Problem? Reopen(DateTimeOffset now)
    {
        if (HandledAt is null)
        {
            return CorrectionProblems.NotHandled;
        }

        (HandledAt, HandledBy, Outcome, ReopenedAt) = (null, null, null, now);
        return null;
    }

    /// <summary>What the seal of the mail address is bound to.</summary>
    public static string Purpose(Guid id) => $"mail address of correction {id}";

    /// <summary>What the seal of the receipt's token is bound to.</summary>
    public static string ReceiptPurpose(Guid id) => $"receipt of correction {id}";
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
    public static readonly Problem OutcomeMissing = new("correction.outcome-missing", ProblemKind.Invalid, "outcome");
    public static readonly Problem NotHandled = new("correction.not-handled", ProblemKind.Conflict);
    public static readonly Problem AlreadyHandled = new("correction.already-handled", ProblemKind.Conflict);
}
