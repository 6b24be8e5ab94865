using Nabij.Features.Finder;

namespace Nabij.Features.Helplines;

/// <summary>A line in a list, with its box to be compared.</summary>
internal sealed record LineCard(Entry Line, bool Chosen);
