namespace Nabij.Search.Language;

/// <summary>The steps of one language, applied in place.</summary>
internal delegate void StemSteps(ref StemWord word);

/// <summary>
/// A word while its endings are taken off. It lives in a buffer with room to grow, so that stemming allocates the result only.
/// </summary>
internal ref struct StemWord
{
    // A stem can be longer than its word: French writes ë as He for a while, English adds an e.
    private const int MostGrowth = 2;
    private const int Slack = 4;
    private const int OnStack = 64;

    private readonly Span<char> _room;

    private StemWord(Span<char> room, string word)
    {
        _room = room;
        word.CopyTo(room);
        Length = word.Length;
    }

    public int Length { get; private set; }

    public readonly ref char this[int index] => ref _room[index];

    public readonly ReadOnlySpan<char> Text => _room[..Length];

    public static string Stem(string word, StemSteps steps)
    {
        Span<char> room = word.Length <= OnStack
            ? stackalloc char[(OnStack * MostGrowth) + Slack]
            : new char[(word.Length * MostGrowth) + Slack];
        var stem = new StemWord(room, word);
        steps(ref stem);
        return stem.Text.SequenceEqual(word) ? word : new string(stem.Text);
    }

    public readonly bool EndsWith(ReadOnlySpan<char> ending) => Text.EndsWith(ending, StringComparison.Ordinal);

    /// <summary>Whether the word ends so, with the whole ending at or after <paramref name="region"/>.</summary>
    public readonly bool EndsWithin(int region, ReadOnlySpan<char> ending) => Length - ending.Length >= region && EndsWith(ending);

    /// <summary>Whether that letter stands <paramref name="back"/> places before the end; 1 is the last one.</summary>
    public readonly bool IsAt(int back, char letter) => back <= Length && _room[Length - back] == letter;

    public void Cut(int letters) => Length -= letters;

    public void Append(char letter) => _room[Length++] = letter;

    /// <summary>Puts <paramref name="ending"/> in the place of the last letters.</summary>
    public void ReplaceEnd(int letters, ReadOnlySpan<char> ending)
    {
        ending.CopyTo(_room[(Length - letters)..]);
        Length += ending.Length - letters;
    }

    public void Insert(int index, char letter)
    {
        _room[index..Length].CopyTo(_room[(index + 1)..]);
        _room[index] = letter;
        Length++;
    }

    public void RemoveAt(int index)
    {
        _room[(index + 1)..Length].CopyTo(_room[index..]);
        Length--;
    }

    /// <summary>
    /// Where the region begins that follows the first non-vowel after a vowel, looking from <paramref name="from"/>
    /// (Snowball: <c>gopast v gopast non-v</c>); the end of the word when there is none.
    /// </summary>
    public readonly int RegionAfter(int from, string vowels)
    {
        var i = from;
        while (i < Length && !vowels.Contains(_room[i]))
        {
            i++;
        }
        while (i < Length && vowels.Contains(_room[i]))
        {
            i++;
        }
        return Math.Min(i + 1, Length);
    }
}
