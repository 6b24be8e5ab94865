namespace Nabij.Features.Agreements;

/// <summary>What two organisations agree on. Replaced by another agreement, never changed: both said yes to exactly this.</summary>
internal sealed record AgreementTerms
{
    public const int MaxRemarks = 500;
    public const int MaxWorkingHours = 400;

    /// <summary>Codes of kinds of help.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Messages of someone who worries.</summary>
    public bool Reports { get; init; }

    /// <summary>Full codes of the territories it holds in.</summary>
    public IReadOnlyList<string> Territories { get; init; } = [];

    /// <summary>When somebody is there to take it on, as an OpenStreetMap opening_hours text.</summary>
    public required string Hours { get; init; }

    /// <summary>How many of those hours until somebody answered.</summary>
    public required int WithinHours { get; init; }

    /// <summary>What else was agreed, in the words of who proposed it.</summary>
    public string? Remarks { get; init; }
}
