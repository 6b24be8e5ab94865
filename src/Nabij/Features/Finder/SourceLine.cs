namespace Nabij.Features.Finder;

/// <summary>
/// Where an entry's facts come from and how old they are. <paramref name="Entry"/> is its address without the language
/// (<c>lines/awel-102</c>), for who wants to say that something is wrong.
/// </summary>
internal sealed record SourceLine(string Source, string? Section, DateOnly? CheckedOn, bool Confirmed, bool Outside, string? Entry = null);
