namespace Nabij.Search.Language;

/// <summary>A set of word endings, each with what to do; the longest that fits wins (Snowball's <c>among</c>).</summary>
internal sealed class Endings<T>
    where T : struct
{
    private readonly (string Ending, T Value)[][] _byLastLetter = new (string, T)[LastLetters][];

    // Endings finish in few letters; é and the like share a drawer with a letter, which costs a comparison and no more.
    private const int LastLetters = 32;

    public Endings(params (T Value, string Endings)[] groups)
    {
        var drawers = groups
            .SelectMany(g => g.Endings.Split(' '), (g, ending) => (Ending: ending, g.Value))
            .ToLookup(e => e.Ending[^1] % LastLetters);
        for (var i = 0; i < LastLetters; i++)
        {
            _byLastLetter[i] = [.. drawers[i].OrderByDescending(e => e.Ending.Length)];
        }
    }

    /// <summary>The longest ending of the word that lies wholly at or after <paramref name="region"/>; length 0 when there is none.</summary>
    public int Longest(scoped in StemWord word, int region, out T value)
    {
        if (word.Length > region)
        {
            foreach (var (ending, its) in _byLastLetter[word[word.Length - 1] % LastLetters])
            {
                if (word.EndsWithin(region, ending))
                {
                    value = its;
                    return ending.Length;
                }
            }
        }
        value = default;
        return 0;
    }
}
