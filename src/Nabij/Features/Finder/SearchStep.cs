namespace Nabij.Features.Finder;

/// <summary>A step on from an answer: a page further, a place chosen, another asker. A posted question goes on by form, so that it stays out of the address.</summary>
internal sealed record SearchStep(SearchInput Input, string Label, bool Posted, string? Near = null, int? Offset = null);
