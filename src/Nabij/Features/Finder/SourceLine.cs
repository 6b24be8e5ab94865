namespace Nabij.Features.Finder;

/// <summary>Where an entry's facts come from and how old they are.</summary>
internal sealed record SourceLine(string Source, string? Section, DateOnly? CheckedOn, bool Confirmed, bool Outside);
