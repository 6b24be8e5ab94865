using Nabij.Data;
using Nabij.Search;

namespace Nabij.Features.Finder;

/// <summary>An entry as an answer, with why it is there and what of the question it says nothing about.</summary>
internal sealed record ResultCard(Entry Entry, Tier Tier, IReadOnlyList<LocalText> Why, IReadOnlyList<string> NotSaid);
