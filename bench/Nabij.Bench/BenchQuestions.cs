using Nabij.Search;

namespace Nabij.Bench;

/// <summary>The questions of the benchmark, by kind; the same in each run.</summary>
internal static class BenchQuestions
{
    private const int PerKind = 200;

    private static readonly string[] DutchFrames =
    [
        "mijn moeder is gevallen en ik zoek {0} in de buurt", "ik ben alleen en heb dringend {0} nodig voor volgende week",
        "wie kan helpen met {0} en {1} voor mijn vader van 82", "we zoeken {0} want het gaat thuis niet meer met de zorg",
    ];

    private static readonly string[] FrenchFrames =
    [
        "ma mère est tombée et je cherche {0} dans le quartier", "je suis seule et j'ai besoin de {0} la semaine prochaine",
        "qui peut aider avec {0} et {1} pour mon père de 82 ans", "nous cherchons {0} car à la maison cela ne va plus",
    ];

    public static IReadOnlyList<(string Kind, IReadOnlyList<SearchQuery> Queries)> All()
    {
        var random = new Random(7);
        return
        [
            ("text", Make(i => Ask(Words(random, i), i))),
            ("mixed", Make(i => Ask(Words(random, i), i) with
            {
                Place = SyntheticBrussels.PlaceOf(random.Next(SyntheticBrussels.Neighbourhoods)),
                Filters = Filter(random, 1),
            })),
            ("filter", Make(i => Ask("", i) with
            {
                Place = i % 10 == 0 ? null : SyntheticBrussels.PlaceOf(random.Next(SyntheticBrussels.Neighbourhoods)),
                Filters = Filter(random, 2),
            })),
            ("sentence", Make(i => Ask(Sentence(random, i), i) with
            {
                Place = SyntheticBrussels.PlaceOf(random.Next(SyntheticBrussels.Neighbourhoods)),
            })),
            ("typo", Make(i => Ask(Misspell(random, Words(random, i)), i))),
        ];
    }

    private static SearchQuery[] Make(Func<int, SearchQuery> make) => [.. Enumerable.Range(0, PerKind).Select(make)];

    private static SearchQuery Ask(string text, int i) => new()
    {
        Text = text,
        Language = i % 2 == 0 ? "nl" : "fr",
        Today = new DateOnly(2025, 11, 1),
        Hours = SyntheticBrussels.Hours,
    };

    private static string Words(Random random, int i)
    {
        var kind = KindsOfHelp.All[random.Next(KindsOfHelp.All.Count)];
        var (name, words) = i % 2 == 0 ? (kind.Dutch, kind.DutchWords) : (kind.French, kind.FrenchWords);
        return random.Next(3) switch
        {
            0 => name,
            1 => words[random.Next(words.Length)],
            _ => words[0] + (i % 2 == 0 ? " brussel" : " bruxelles"),
        };
    }

    private static string Sentence(Random random, int i)
    {
        var frames = i % 2 == 0 ? DutchFrames : FrenchFrames;
        return frames[random.Next(frames.Length)]
            .Replace("{0}", Words(random, i), StringComparison.Ordinal)
            .Replace("{1}", Words(random, i), StringComparison.Ordinal);
    }

    private static Dictionary<Facet, IReadOnlyList<string>> Filter(Random random, int count)
    {
        var filters = new Dictionary<Facet, IReadOnlyList<string>>();
        for (var i = 0; i < count; i++)
        {
            var (facet, values) = random.Next(5) switch
            {
                0 => (Facet.Kind, new[] { KindsOfHelp.All[random.Next(KindsOfHelp.All.Count)].Code }),
                1 => (Facet.Language, ["nl", "fr"]),
                2 => (Facet.Channel, ["phone"]),
                3 => (Facet.Cost, ["free"]),
                _ => (Facet.Open, [SearchCodes.Now]),
            };
            filters[facet] = values;
        }
        return filters;
    }

    // Two neighbours swapped, one letter gone, or one doubled, in the longest word.
    private static string Misspell(Random random, string text)
    {
        var words = text.Split(' ');
        var longest = Array.IndexOf(words, words.MaxBy(w => w.Length));
        var word = words[longest];
        if (word.Length < 5)
        {
            return text;
        }
        var at = random.Next(1, word.Length - 2);
        words[longest] = random.Next(3) switch
        {
            0 => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
            1 => word.Remove(at, 1),
            _ => word.Insert(at, word[at].ToString()),
        };
        return string.Join(' ', words);
    }
}
