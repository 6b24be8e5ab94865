using System.Text.RegularExpressions;
using Nabij.Search;

namespace Nabij.Features.Signals;

/// <summary>
/// Marks the words of a question that look like a name, a number, an address or a mail. It would rather mark ten harmless words than
/// miss one name: a lost signal costs nobody anything.
/// </summary>
internal static partial class PrivateWords
{
    // A name or street has seldom more words than this beside the one that gave it away.
    private const int MostBeside = 3;
    private const int MostOfAbbreviation = 4;

    public static bool[] Find(string text, IReadOnlyList<ReadWord> words)
    {
        var hidden = new bool[words.Count];
        var spans = MailOrAddressPattern().Matches(text);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (word.Folded.Any(char.IsDigit) || IsName(word) || (word.Known is null && NameWords.IsStreet(word.Folded)))
            {
                // A number is also a house, an age, a part of a telephone number: what stands beside it goes too.
                Hide(i, spread: true);
            }
            else if (spans.Any(s => s.Index < word.Start + word.Length && word.Start < s.Index + s.Length))
            {
                Hide(i, spread: false);
            }

            if (NameWords.Introduces(word.Folded, IsReflexive(word.Start)))
            {
                hidden[i] |= word.Known is null;
                HideAfter(i, KnownToo.All, passStopWords: true);
            }
            else if (NameWords.IsTitle(word.Folded))
            {
                hidden[i] |= word.Known is null;
                HideAfter(i, KnownToo.First);
            }
            else if (NameWords.IsPerson(word.Folded))
            {
                HideAfter(i, KnownToo.None);
            }
            else if (NameWords.IsStreetBefore(word.Folded) && HideAfter(i, NameWords.IsSurelyStreet(word.Folded) ? KnownToo.All : KnownToo.None))
            {
                hidden[i] = true;
            }

            if (NameWords.IsStreetAfter(word.Folded) && i > 0 && Follows(i) && MayBeName(words[i - 1]))
            {
                hidden[i] = true;
                Hide(i - 1, spread: true);
            }
        }

        return hidden;

        void Hide(int at, bool spread)
        {
            hidden[at] = true;
            if (spread)
            {
                Spread(at, 1);
                Spread(at, -1);
            }
        }

        // Over particles (van, de la, el) as far as no sentence ends and no word is known.
        void Spread(int at, int step)
        {
            for (var (i, left) = (at + step, MostBeside); i >= 0 && i < words.Count && left > 0 && Follows(Math.Max(i, i - step)); i += step)
            {
                if (NameWords.IsParticle(words[i].Folded))
                {
                    hidden[i] |= words[i].Known is null;
                    continue;
                }

                if (!MayBeName(words[i]))
                {
                    return;
                }

                (hidden[i], left) = (true, left - 1);
            }
        }

        // Whether anything was hidden.
        bool HideAfter(int at, KnownToo known, bool passStopWords = false)
        {
            var left = MostBeside;
            var passed = false;
            for (var i = at + 1; i < words.Count && left > 0 && Follows(i); i++)
            {
                // Right after a title a stop word may be a first name: mevrouw An Peeters.
                var second = known == KnownToo.First && i == at + 1 && words[i].IsStopWord;
                if (NameWords.IsParticle(words[i].Folded) || second || (passStopWords && words[i].IsStopWord))
                {
                    passed |= second;
                    continue;
                }

                var first = left == MostBeside && !passed;
                if (words[i].IsStopWord || !(MayBeName(words[i]) || known == KnownToo.All || (known == KnownToo.First && first)))
                {
                    break;
                }

                Hide(i, spread: words[i].Known is null);
                left--;
            }

            return left < MostBeside;
        }

        // No sentence ends between a word and the one before it: not after "dr." and initials.
        bool Follows(int i)
        {
            var end = words[i - 1].Start + words[i - 1].Length;
            var between = text.AsSpan(end, Math.Max(words[i].Start - end, 0));
            return between.IndexOfAny('?', '!', ';') < 0 && (words[i - 1].Length <= MostOfAbbreviation || between.IndexOf('.') < 0);
        }

        bool IsName(ReadWord word) => NameWords.IsCommonName(word.Folded) || (word.Known is null && !word.IsStopWord && (HasCapital(word) || NameWords.IsSurname(word.Folded)));

        bool MayBeName(ReadWord word) => !word.IsStopWord && (word.Known is null || HasCapital(word));

        // Also that of a letter cut off by an apostrophe: D'hondt.
        bool HasCapital(ReadWord word) => text.Substring(word.Start, word.Length).Any(char.IsUpper) || (word.Start > 1 && text[word.Start - 1] is '\'' or '’' && char.IsUpper(text[word.Start - 2]));

        // m'appelle, s'appelle: not whom one calls.
        bool IsReflexive(int start) => start > 1 && !char.IsLetter(text[start - 1]) && char.ToLowerInvariant(text[start - 2]) is 'm' or 's' or 't';
    }

    private enum KnownToo
    {
        None,
        First,
        All,
    }

    // Whatever hangs together with an at sign, also with spaces or in words; web addresses; names of hosts.
    [GeneratedRegex(@"\S*\s?[@＠﹫]\s?\S*|\S+\s?(\(at\)|\[at\]|apenstaartje|arobase)\s?\S+|\S*://\S*|www\.\S*|[\w\-]{2,}(\.[\w\-]{2,})+\S*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex MailOrAddressPattern();
}
