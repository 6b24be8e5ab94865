namespace Nabij.Search.Language;

/// <summary>
/// Reads the words of a text one after the other, folded. Looks at every character once or twice, whatever the text holds.
/// </summary>
internal ref struct WordReader(ReadOnlySpan<char> text, Span<char> word, string language)
{
    /// <summary>Letters kept of a word; the longest real ones have about forty. What is beyond is read, but not kept.</summary>
    public const int MostLetters = 64;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly Span<char> _word = word;
    private int _next;
    private int _letters;
    private int _end;

    public readonly ReadOnlySpan<char> Folded => _word[.._letters];

    public int Start { get; private set; }

    public readonly int Length => _end - Start;

    public bool Read()
    {
        Span<char> letters = stackalloc char[Folding.MostLetters];
        while (_next < _text.Length)
        {
            if (Folding.FoldFirst(_text[_next..], letters, out var read) > 0)
            {
                ReadWord(letters);
                return true;
            }
            _next += read;
        }
        return false;
    }

    private void ReadWord(scoped Span<char> letters)
    {
        Begin();
        var (cutLetters, cutEnd) = (0, 0);
        var sincePoint = 0;
        var initials = true;
        while (_next < _text.Length)
        {
            var count = Folding.FoldFirst(_text[_next..], letters, out var read);
            if (count > 0)
            {
                Keep(letters[..count]);
                sincePoint++;
            }
            if (count >= Folding.Mark)
            {
                _next += read;
                _end = _next;
                continue;
            }
            if (count == Folding.Invisible)
            {
                _next += read;
                continue;
            }
            if (Folding.IsApostrophe(_text[_next]) && Peek(_next + 1, letters) is var following and > 0)
            {
                _next++;
                if (Apostrophes.IsElided(Folded, letters[0], language))
                {
                    Begin();
                    (sincePoint, initials) = (0, true);
                }
                else
                {
                    (cutLetters, cutEnd, initials) = (_letters, _end, false);
                }
                continue;
            }
            // C.P.A.S. is one word: letters that stand alone, each with its point.
            if (_text[_next] == '.' && initials && sincePoint == 1 && IsInitial(_next + 1, letters))
            {
                _next++;
                sincePoint = 0;
                continue;
            }
            break;
        }
        if (cutLetters > 0 && Apostrophes.IsEnding(Folded[cutLetters..], language))
        {
            (_letters, _end) = (cutLetters, cutEnd);
        }
    }

    private void Begin()
    {
        Start = _next;
        _letters = 0;
        _end = _next;
    }

    private void Keep(scoped ReadOnlySpan<char> letters)
    {
        if (_letters + letters.Length <= MostLetters)
        {
            letters.CopyTo(_word[_letters..]);
            _letters += letters.Length;
        }
    }

    private readonly int Peek(int index, scoped Span<char> letters) =>
        index < _text.Length ? Folding.FoldFirst(_text[index..], letters, out _) : Folding.Separator;

    private readonly bool IsInitial(int index, scoped Span<char> letters) =>
        Peek(index, letters) > 0 && char.IsLetter(letters[0]) && char.IsLetter(_word[0]) && Peek(index + 1, letters) <= Folding.Invisible;
}
