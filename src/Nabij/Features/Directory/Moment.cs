using Nabij.Data;

namespace Nabij.Features.Directory;

/// <summary>A moment in life that one can prepare for, with what is best settled before it comes.</summary>
internal sealed record Moment
{
    public required string Code { get; init; }
    public required LocalText Name { get; init; }
    public LocalText? Summary { get; init; }
    public string? Sign { get; init; }
    public IReadOnlyList<MomentStep> Steps { get; init; } = [];
    public required string Source { get; init; }
    public string? SourceSection { get; init; }
    public DateOnly? CheckedOn { get; init; }
}

/// <summary>One thing to settle: in words, and the kinds of help, lines and doors it leads to.</summary>
internal sealed record MomentStep
{
    public required LocalText Text { get; init; }
    public IReadOnlyList<string> Kinds { get; init; } = [];
    public IReadOnlyList<string> Lines { get; init; } = [];
    public IReadOnlyList<string> Doors { get; init; } = [];
}
