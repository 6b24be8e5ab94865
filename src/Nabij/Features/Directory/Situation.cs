using Nabij.Data;

namespace Nabij.Features.Directory;

/// <summary>What someone may need help with, as they would say it: an answer of the guided path.</summary>
internal sealed record Situation
{
    public required string Code { get; init; }
    public required LocalText Name { get; init; }

    /// <summary>Code of the situation that this is a closer look at; null: it stands by itself.</summary>
    public string? Of { get; init; }

    /// <summary>Its entries are shown to nobody who did not say it (FIELD 29).</summary>
    public bool Alone { get; init; }

    /// <summary>Codes of the dangers whose lines are shown first.</summary>
    public IReadOnlyList<string> Dangers { get; init; } = [];
}
