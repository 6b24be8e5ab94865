namespace Nabij.Search;

/// <summary>
/// Every number that decides which answer stands above which. Change one here, run <c>./dev bench relevance</c>, keep it if the
/// judged questions agree. Nothing here knows an organisation, so none can rank higher for who it is.
/// </summary>
internal static class Weights
{
    // Text. BM25F (Robertson & Zaragoza 2009, The Probabilistic Relevance Framework, §3.6): the weighted, length-normalised counts
    // of a word in all fields are added first and saturated once, so that a word in five fields is not five times as good.

    /// <summary>How soon a repeated word stops helping. Low: directories repeat words to be found.</summary>
    public const double Saturation = 1.2;

    // The usual lengths stand in for the collection's averages, so that a new document never moves the others.
    public static readonly FieldWeight Name = new(Weight: 6.0, UsualWords: 3, LengthEffect: 0.5);
    public static readonly FieldWeight OtherName = new(Weight: 5.0, UsualWords: 3, LengthEffect: 0.3);
    public static readonly FieldWeight Organization = new(Weight: 2.0, UsualWords: 3, LengthEffect: 0.3);
    public static readonly FieldWeight Description = new(Weight: 1.0, UsualWords: 25, LengthEffect: 0.6);

    /// <summary>What a part of a Dutch compound counts beside the whole: <i>verpleging</i> in <i>thuisverpleging</i>.</summary>
    public const double CompoundPart = 0.5;

    /// <summary>What all parts of a compound together carry of the word that was asked whole, each by its rarity …</summary>
    public const double CompoundShare = 0.8;

    /// <summary>… but one alone less than <see cref="LeastShare"/>: whoever asks for <i>gezinshulp</i> is not answered by every <i>hulp</i>.</summary>
    public const double LargestPartShare = 0.3;

    // How sure we are that a word of the question is this word of the collection.
    public const double OtherLanguage = 0.9;
    public const double OneLetterWrong = 0.8;
    public const double SoundsAlike = 0.75;
    public const double TwoLettersWrong = 0.6;
    public const double WordNotFinished = 0.6;

    // What a word of the question weighs: its rarity (inverse document frequency) …

    /// <summary>… up to here, or one odd word would drown the question.</summary>
    public const double LargestRarity = 6.0;

    /// <summary>… down to here, so that a word that all documents have still finds them.</summary>
    public const double SmallestRarity = 0.1;

    /// <summary>… more when kinds of help are called so.</summary>
    public const double DomainWord = 1.6;

    /// <summary>… and this when no document, kind or list knows it: mostly names of people and typing.</summary>
    public const double UnknownWord = 1.5;

    /// <summary>A hit must carry this share of the question's weight; so a total means something …</summary>
    public const double LeastShare = 1.0 / 3;

    /// <summary>… and this much when none of its words tells what help is about: the weather, a recipe, somebody's name.</summary>
    public const double LeastShareOfNothing = 0.6;

    /// <summary>A first hit that carries less than this of a question of which nothing was understood hardly answers it.</summary>
    public const double ShareOfAnAnswer = 0.5;

    /// <summary>A word of this impact (of 255) is in a document's name, or what its text is about.</summary>
    public const byte TellingImpact = 140;

    // Kinds of help understood from the question.

    /// <summary>Being of the kind asked for, against having all the words (1).</summary>
    public const double Kind = 1.5;

    /// <summary>All words of a phrase, but not next to each other.</summary>
    public const double WordsApart = 0.85;

    /// <summary>Only some words of a kind's name, times their share of it.</summary>
    public const double SomeWords = 0.6;

    /// <summary>Less than this share of a kind's name says nothing about the kind.</summary>
    public const double LeastShareOfName = 0.4;

    // Kinds that the words of a story only hint at: see Asking/Hints.cs. A word that only one kind has is
    // evidence of 1 for it.
    public const double LeastHint = 1;
    public const double SureHint = 1.6;
    public const double HintBesideBest = 0.4;

    /// <summary>How strongly the likeliest kind is understood from hints that are sure.</summary>
    public const double Hint = 0.8;
    public const int MostHints = 6;

    /// <summary>How much a kind with many phrases is held back, from 0 (not) to 1 (its phrases count as those of a kind with the usual number).</summary>
    public const double ManyPhrases = 0.8;

    /// <summary>Phrases of no kind in particular that each word is taken to be in as well, so that a rare word is not too sure.</summary>
    public const double PhrasesOfNone = 1.7;

    /// <summary>A question with this many words that count is a story …</summary>
    public const int Story = 4;

    /// <summary>… in which a phrase of one word, no stronger than this, is only a sign among others.</summary>
    public const double WordInStory = 0.55;

    /// <summary>A single word of less strength is an answer only when it is a good part of the question.</summary>
    public const double LeastOfOneWord = 0.55;

    /// <summary>A phrase this strong asks for the kind.</summary>
    public const double AsksForKind = 0.5;

    /// <summary>A word this strong names the kind; weaker ones describe a situation.</summary>
    public const double NamesTheKind = 0.95;

    // Bands of relevance, as a share of the best answer's.
    public const double FirstBand = 0.5;
    public const double SecondBand = 0.25;

    // Points inside a band. A difference of 60 is about "one municipality further".
    public static ReadOnlySpan<int> Tier => [300, 240, 160, 100];
    public const int GeneralCare = 80;
    public const int Open = 90;
    public const int OpenUnknown = 30;
    public const int HasPlaces = 60;
    public const int PlacesUnknown = 30;
    public const int SpeaksLanguage = 50;
    public const int LanguagesUnknown = 25;

    /// <summary>For something next door; half of it at <see cref="HalfDistanceMetres"/>.</summary>
    public const int Near = 60;
    public const int HalfDistanceMetres = 1_000;

    /// <summary>For facts checked today, falling evenly to none after <see cref="StaleDays"/>.</summary>
    public const int Fresh = 60;
    public const int StaleDays = 720;

    /// <summary>The points for facts checked on a day, given as day numbers.</summary>
    public static int FreshOn(int today, int day) => Fresh * (StaleDays - Math.Clamp(today - day, 0, StaleDays)) / StaleDays;

    /// <summary>For the most relevant answer; others in proportion.</summary>
    public const int Relevance = 250;

    /// <summary>The guide page of the kind asked for stands before the services of that kind: more than all points above together.</summary>
    public const int GuideOfKind = 2_000;
}

/// <summary>
/// One field of BM25F: what a word there counts, how many words the field usually has, and how much a longer text dilutes (b, 0–1).
/// </summary>
internal sealed record FieldWeight(double Weight, double UsualWords, double LengthEffect)
{
    /// <summary>What one occurrence counts in a field of this many words.</summary>
    public double PerWord(int words) => Weight / (1 - LengthEffect + (LengthEffect * words / UsualWords));
}
