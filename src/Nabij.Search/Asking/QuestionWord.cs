using Nabij.Search.Indexing;

namespace Nabij.Search.Asking;

/// <summary>A word of the question that carries meaning, with the words of the collection it may be.</summary>
internal sealed class QuestionWord
{
    public required string Folded { get; init; }

    /// <summary>Where it stands in the text, to know the same word when another language reads it.</summary>
    public required int Start { get; init; }
    public required int End { get; init; }

    /// <summary>The surest first; each stem once.</summary>
    public List<Meant> Meanings { get; } = [];

    /// <summary>Stems of the parts when it is a Dutch compound.</summary>
    public IReadOnlyList<string> Parts { get; set; } = [];

    /// <summary>What each part carries of the whole word.</summary>
    public IReadOnlyList<double> PartShares { get; set; } = [];

    /// <summary>True when nothing has this word and <see cref="Meanings"/> are guesses.</summary>
    public bool Guessed { get; set; }

    /// <summary>Share of the question's weight, of <see cref="Plan.Whole"/>.</summary>
    public int Weight { get; set; }

    /// <summary>This word among sets of the question's words; 0 for one of no weight.</summary>
    public ulong Bit { get; set; }

    public void Add(Meant meaning)
    {
        if (meaning.Stem.Length > 0 && !Meanings.Exists(m => string.Equals(m.Stem, meaning.Stem, StringComparison.Ordinal)))
        {
            Meanings.Add(meaning);
        }
    }
}
