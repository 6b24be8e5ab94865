using System.Numerics;
using Nabij.Search.Language;

namespace Nabij.Search.Indexing;

/// <summary>A word as people write it (folded) and the stem it is found by.</summary>
internal readonly record struct Word(string Folded, string Stem);

/// <summary>A word of the collection that may have been meant.</summary>
internal readonly record struct Meant(string Folded, string Stem, double Quality);

/// <summary>
/// All words of a segment or word list, for what exact stems miss: accents left out in a way the stemmer trips over, words not
/// finished, and typing mistakes. Mistakes are looked for among words of about the same length and the same first letter, after
/// comparing sets of letters; that is a few thousand integer comparisons at a vocabulary of half a million, without an index of
/// deletions several times the size of the vocabulary.
/// </summary>
internal sealed class WordList
{
    private readonly Word[] _words;
    private readonly int[] _byShape;
    private readonly uint[] _letters;
    private readonly Dictionary<int, (int From, int To)> _shapes;
    private readonly ExactNames _bySound;

    public WordList(IEnumerable<Word> words)
    {
        _words = [.. words];
        Array.Sort(_words, (a, b) => string.CompareOrdinal(a.Folded, b.Folded) is var c and not 0 ? c : string.CompareOrdinal(a.Stem, b.Stem));
        _byShape = [.. Enumerable.Range(0, _words.Length)];
        var shapes = Array.ConvertAll(_words, w => Shape(w.Folded[0], w.Folded.Length));
        Array.Sort(shapes, _byShape);
        _letters = Array.ConvertAll(_byShape, i => Letters(_words[i].Folded));
        _shapes = [];
        for (int from = 0, to; from < shapes.Length; from = to)
        {
            for (to = from + 1; to < shapes.Length && shapes[to] == shapes[from]; to++)
            {
            }
            _shapes.Add(shapes[from], (from, to));
        }
        _bySound = new([.. _words.Select((w, i) => (SoundOf(w.Folded), i))]);
    }

    public int Count => _words.Length;

    /// <summary>Stems of a word exactly as folded: one per language that has it.</summary>
    public void FindExact(string folded, List<Meant> found)
    {
        for (var i = FirstFrom(folded); i < _words.Length && string.Equals(_words[i].Folded, folded, StringComparison.Ordinal); i++)
        {
            found.Add(new(_words[i].Folded, _words[i].Stem, 1));
        }
    }

    /// <summary>Words that begin so, at most <paramref name="limit"/>, in order.</summary>
    public void FindBeginning(string prefix, int limit, List<Meant> found)
    {
        for (var i = FirstFrom(prefix); i < _words.Length && limit > 0 && _words[i].Folded.StartsWith(prefix, StringComparison.Ordinal); i++, limit--)
        {
            found.Add(new(_words[i].Folded, _words[i].Stem, Weights.WordNotFinished));
        }
    }

    /// <summary>Words with a typing mistake: one for 4 to 7 letters, two from 8. The first letter is kept unless nothing else fits.</summary>
    public void FindMisspelt(string folded, bool anyFirstLetter, List<Meant> found)
    {
        var limit = folded.Length < 8 ? 1 : 2;
        if (!anyFirstLetter)
        {
            for (var length = folded.Length - limit; length <= folded.Length + limit; length++)
            {
                Compare(Shape(folded[0], length), folded, limit, found);
            }
            return;
        }
        foreach (var shape in _shapes.Keys)
        {
            if (Math.Abs((shape & 0xFF) - folded.Length) <= 1 && shape >> 8 != folded[0])
            {
                Compare(shape, folded, 1, found);
            }
        }
    }

    /// <summary>Words that sound the same, however they are written.</summary>
    public void FindSounding(string folded, List<Meant> found)
    {
        foreach (var i in _bySound.Find(SoundOf(folded)))
        {
            found.Add(new(_words[i].Folded, _words[i].Stem, Weights.SoundsAlike));
        }
    }

    private static ulong SoundOf(string folded) => ExactNames.Hash(ExactNames.NoStems, Sound.Of(folded));

    private void Compare(int shape, string folded, int limit, List<Meant> found)
    {
        if (!_shapes.TryGetValue(shape, out var range))
        {
            return;
        }
        // One mistake changes at most two letters of the set: one goes, one comes.
        var letters = Letters(folded);
        for (var i = range.From; i < range.To; i++)
        {
            if (BitOperations.PopCount(_letters[i] ^ letters) > 2 * limit)
            {
                continue;
            }
            var word = _words[_byShape[i]];
            var distance = EditDistance.UpTo(limit, folded, word.Folded);
            if (distance <= limit)
            {
                found.Add(new(word.Folded, word.Stem, distance == 1 ? Weights.OneLetterWrong : Weights.TwoLettersWrong));
            }
        }
    }

    private int FirstFrom(string folded)
    {
        var (from, to) = (0, _words.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = string.CompareOrdinal(_words[middle].Folded, folded) < 0 ? (middle + 1, to) : (from, middle);
        }
        return from;
    }

    private static int Shape(char first, int length) => first << 8 | Math.Min(length, 0xFF);

    private static uint Letters(string folded)
    {
        var letters = 0u;
        foreach (var c in folded)
        {
            letters |= 1u << (c is >= 'a' and <= 'z' ? c - 'a' : 26 + (c % 6));
        }
        return letters;
    }
}
