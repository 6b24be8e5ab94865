using Nabij.Features.Directory;

namespace Nabij.Features.Finder;

/// <summary>What somebody thinks of changing, to see what the finder would make of it. Nothing of it is stored.</summary>
internal sealed record FinderTrial(IReadOnlyList<WordChange> Words, TaxonomyTerm? Term = null)
{
    public static readonly FinderTrial Nothing = new([]);
}
