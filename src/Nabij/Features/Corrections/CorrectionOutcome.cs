namespace Nabij.Features.Corrections;

/// <summary>What came of a report.</summary>
internal enum CorrectionOutcome
{
    /// <summary>The entry was changed.</summary>
    Corrected,

    /// <summary>Checked: it is as it stands.</summary>
    WasRight,

    /// <summary>Nobody could tell; it stays as it is.</summary>
    CouldNotCheck,

    /// <summary>Somebody said it before.</summary>
    AlreadyKnown,

    /// <summary>No report: spam, an insult, about something else. Its words are not kept, and nobody is told.</summary>
    NotAboutThis,
}

internal static class CorrectionOutcomes
{
    public static readonly IReadOnlyList<CorrectionOutcome> All = Enum.GetValues<CorrectionOutcome>();

    /// <summary>As forms, the command line, texts and the record of who did what have it.</summary>
    public static string Code(this CorrectionOutcome outcome) => outcome switch
    {
        CorrectionOutcome.Corrected => "corrected",
        CorrectionOutcome.WasRight => "was-right",
        CorrectionOutcome.CouldNotCheck => "could-not-check",
        CorrectionOutcome.AlreadyKnown => "already-known",
        _ => "not-about-this",
    };

    public static CorrectionOutcome? Find(string? code)
    {
        foreach (var outcome in All)
        {
            if (outcome.Code() == code)
            {
                return outcome;
            }
        }

        return null;
    }
}
