namespace Nabij.Belgium;

/// <summary>What stands between two groups of digits, from what belongs to one number to what parts two.</summary>
internal enum PhoneBreak
{
    Soft,
    Dash,
    Slash,

    /// <summary>A comma or a new line: two numbers, unless all together is one.</summary>
    Perhaps,

    /// <summary>A word or a semicolon.</summary>
    Hard,
}

/// <summary>A run of digits, what stood before it, and where.</summary>
internal readonly record struct PhoneGroup(string Digits, PhoneBreak Break, bool Plus, bool InBrackets, int At);

/// <summary>Takes a text apart into groups of digits and an extension; the first sign or word that does not belong is an error.</summary>
internal sealed class PhoneScan
{
    private const int LongestExtension = 7;

    private readonly Typed _typed;
    private readonly List<PhoneGroup> _groups = [];
    private bool _isTel;
    private int? _fax;
    private int? _extensionAt;
    private bool _plus;
    private PhoneBreak _break = PhoneBreak.Soft;

    private PhoneScan(Typed typed) => _typed = typed;

    public IReadOnlyList<PhoneGroup> Groups => _groups;

    public string? Extension { get; private set; }

    public ReadError? Error { get; private set; }

    public static PhoneScan Of(Typed typed, int from, int to)
    {
        var scan = new PhoneScan(typed);
        scan.Error = scan.Walk(from, to) ?? scan.Whole();
        return scan;
    }

    private ReadError? Walk(int i, int end)
    {
        var text = _typed.Text;
        while (i < end)
        {
            var c = text[i];
            var from = i;
            if (char.IsAsciiDigit(c))
            {
                while (i < end && char.IsAsciiDigit(text[i]))
                {
                    i++;
                }

                if (TakeDigits(text, from, i) is { } error)
                {
                    return error;
                }
            }
            else if (Words.IsLetter(c))
            {
                i = Math.Min(end, Words.EndOf(text, i));
                if (TakeWord(text[from..i], from) is { } error)
                {
                    return error;
                }
            }
            else if (!TakeSign(c, from == 0 || !char.IsAsciiDigit(text[from - 1])))
            {
                return new ReadError("phone.character", _typed.At(from), Found: char.IsControl(c) || c == '\uFFFD' ? null : c.ToString());
            }
            else
            {
                i++;
            }
        }

        return null;
    }

    private ReadError? Whole() =>
        _groups.Count == 0 ? new ReadError("phone.empty")
        : _fax is { } at && !_isTel ? new ReadError("phone.fax", _typed.At(at))
        : _extensionAt is { } missing && Extension is null ? new ReadError("phone.extension", _typed.At(missing))
        : null;

    private ReadError? TakeDigits(string text, int from, int to)
    {
        if (_extensionAt is not null)
        {
            if (Extension is not null || _plus)
            {
                return new ReadError("phone.several", _typed.At(from));
            }

            Extension = text[from..to];
            return Extension.Length > LongestExtension ? new ReadError("phone.extension", _typed.At(from)) : null;
        }

        var inBrackets = from > 0 && text[from - 1] == '(' && to < text.Length && text[to] == ')';
        _groups.Add(new PhoneGroup(text[from..to], _groups.Count == 0 ? PhoneBreak.Soft : _break, _plus, inBrackets, _typed.At(from)));
        (_plus, _break) = (false, PhoneBreak.Soft);
        return null;
    }

    private ReadError? TakeWord(string word, int at)
    {
        var key = Words.Key(word);
        if (_groups.Count > 0 && PhoneWords.Extension.Contains(key))
        {
            _extensionAt = at;
            return null;
        }

        if (PhoneWords.Fax.Contains(key))
        {
            _fax = at;
        }
        else if (PhoneWords.Telephone.Contains(key))
        {
            _isTel = true;
        }
        else if (!PhoneWords.Labels.Contains(key) && (_groups.Count == 0 || !PhoneWords.Between.Contains(key)))
        {
            return Words.DigitLike(word[0]) is { } digit && word.Length == 1
                ? new ReadError("phone.letters", _typed.At(at), digit, word)
                : new ReadError("phone.letters", _typed.At(at), Found: Words.Short(word));
        }

        _break = PhoneBreak.Hard;
        return null;
    }

    // True when the sign may stand there.
    private bool TakeSign(char c, bool notAfterDigit)
    {
        switch (c)
        {
            case ' ' or '.' or '(' or ')' or '[' or ']' or '\'' or '"' or '_' or '°' or 'º' or '<' or '>':
                return true;
            case ':' or '=':
                return notAfterDigit;
            case '+':
                // Also before the first digits; twice is a slip.
                var once = !_plus;
                _plus = true;
                return once;
            case '-' or '~':
                _break = Wider(PhoneBreak.Dash);
                return true;
            case '/':
                _break = Wider(PhoneBreak.Slash);
                return true;
            case ',' or '\n':
                _break = Wider(PhoneBreak.Perhaps);
                return true;
            case ';' or '|' or '&':
                _break = PhoneBreak.Hard;
                return true;
            default:
                return false;
        }
    }

    private PhoneBreak Wider(PhoneBreak other) => _break > other ? _break : other;
}
