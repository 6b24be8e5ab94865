namespace Nabij.Calendar.Osm;

/// <summary>An opening_hours text under the reader's finger; keeps the first error and where it was.</summary>
internal sealed class OsmText(string text)
{
    public static readonly string[] Weekdays = ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"];
    public static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    public int At { get; set; }

    public CalendarError? Error { get; private set; }

    public bool IsEnd => At >= text.Length;

    public char Current => At < text.Length ? text[At] : '\0';

    /// <summary>Keeps the first refusal; false, so that a reader can return it.</summary>
    public bool Refuse(string code, string reason, int? at = null)
    {
        Error ??= new CalendarError(code, "opening_hours", at ?? At, reason);
        return false;
    }

    public void Spaces()
    {
        while (Current == ' ')
        {
            At++;
        }
    }

    /// <summary>Takes a sign, spaces before and after it included.</summary>
    public bool Take(string sign)
    {
        var start = At;
        Spaces();
        if (string.CompareOrdinal(text, At, sign, 0, sign.Length) != 0)
        {
            At = start;
            return false;
        }

        At += sign.Length;
        Spaces();
        return true;
    }

    /// <summary>The place of a whole word in a list, in either case; -1, and nothing taken, when none of them stands here.</summary>
    public int Word(params ReadOnlySpan<string> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var end = At + words[i].Length;
            if (end <= text.Length && string.Compare(text, At, words[i], 0, words[i].Length, StringComparison.OrdinalIgnoreCase) == 0
                && (end == text.Length || !char.IsLetter(text[end])))
            {
                At = end;
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether such a word stands here; takes nothing.</summary>
    public bool Sees(params ReadOnlySpan<string> words)
    {
        var start = At;
        var seen = Word(words) >= 0;
        At = start;
        return seen;
    }

    /// <summary>How many digits stand here.</summary>
    public int Digits()
    {
        var count = 0;
        while (At + count < text.Length && char.IsAsciiDigit(text[At + count]))
        {
            count++;
        }

        return count;
    }

    /// <summary>Digits and then a colon: a time.</summary>
    public bool SeesTime() => Digits() is > 0 and var digits && At + digits < text.Length && text[At + digits] == ':';

    public bool SeesYear() => Digits() == 4;

    /// <summary>A number of one or two digits that is not the hour of a time.</summary>
    public bool SeesNumber() => Digits() is 1 or 2 && !SeesTime();

    public int Number()
    {
        var number = 0;
        for (var digits = Math.Min(Digits(), 9); digits > 0; digits--)
        {
            number = (number * 10) + (text[At++] - '0');
        }

        return number;
    }

    /// <summary>The text between quotes; null, and an error, when they are not closed.</summary>
    public string? Quoted()
    {
        var end = text.IndexOf('"', At + 1);
        if (end < 0)
        {
            Refuse("osm.comment", "the comment's closing quote is missing");
            return null;
        }

        var comment = text[(At + 1)..end].Trim();
        At = end + 1;
        return comment;
    }
}
