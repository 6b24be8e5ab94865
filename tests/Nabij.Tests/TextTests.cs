using System.Text.RegularExpressions;
using System.Xml.Linq;
using Nabij.Tests.House;

namespace Nabij.Tests;

public sealed class TextTests
{
    private static readonly string[] Tongues = ["en", "nl", "fr"];
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);

    // Keys made at run time from a code: the beginning, and where the codes come from.
    private static readonly string[] Composed =
    [
        "type.", "open.", "audience.", "channel.", "cost.", "threshold.", // facet + code (ResponseMaker.Label)
    ];

    private static readonly Dictionary<string, Dictionary<string, Dictionary<string, string>>> Features = Checkout.Files("src/Nabij", ".resx")
        .GroupBy(f => Path.GetDirectoryName(f)!, StringComparer.Ordinal)
        .ToDictionary(
            g => Path.GetRelativePath(Path.Combine(Checkout.Root, "src/Nabij"), g.Key),
            g => g.ToDictionary(f => Path.GetFileName(f).Split('.') is [_, var tongue, _] ? tongue : "en", Read, StringComparer.Ordinal),
            StringComparer.Ordinal);

    [Fact]
    public void Every_text_exists_in_three_languages_and_is_not_empty()
    {
        var missing =
            from feature in Features
            from tongue in Tongues
            from key in feature.Value.Values.SelectMany(t => t.Keys).Distinct(StringComparer.Ordinal)
            where !feature.Value.TryGetValue(tongue, out var texts) || !texts.TryGetValue(key, out var text) || string.IsNullOrWhiteSpace(text)
            select $"{feature.Key} {tongue} {key}";

        Assert.True(Features.Count >= 7 && Screens().Count() > 2_000, "The texts were not found.");
        Report.None(missing);
    }

    [Fact]
    public void A_text_has_the_same_placeholders_in_every_language()
    {
        var different =
            from feature in Features
            from text in feature.Value["en"]
            from tongue in Tongues
            let other = feature.Value[tongue].GetValueOrDefault(text.Key, "")
            where Placeholders(text.Value) != Placeholders(other)
            select $"{feature.Key} {tongue} {text.Key}: {Placeholders(text.Value)} is not {Placeholders(other)}";

        Report.None(different);
    }

    [Fact]
    public void No_text_is_left_over()
    {
        var literals = new HashSet<string>(StringComparer.Ordinal);
        var patterns = new List<Regex>(Composed.Select(c => new Regex("^" + Regex.Escape(c), RegexOptions.None, Long)));
        foreach (var source in Checkout.Files("src/Nabij", ".cs", ".cshtml").Select(File.ReadAllText))
        {
            foreach (Match literal in Regex.Matches(source, """(?<dollar>\$?)"(?<text>[A-Za-z][^"\n]*|\{[^"\n]*)"(?<plus>\s*\+)?""", RegexOptions.ExplicitCapture, Long))
            {
                var text = literal.Groups["text"].Value;
                if (literal.Groups["dollar"].Length > 0)
                {
                    // Enough words of its own to name a family of keys: "needs.{code}.yes", "{name}.unknown".
                    var own = Regex.Replace(text, @"\{[^}]*\}|\{.*\}", "", RegexOptions.None, Long);
                    if (own.Count(char.IsAsciiLetter) >= 4 && !own.Contains(' ', StringComparison.Ordinal))
                    {
                        patterns.Add(new Regex("^" + string.Join(".+", Regex.Split(text, @"\{.*?\}", RegexOptions.None, Long).Select(Regex.Escape)) + "$", RegexOptions.None, Long));
                    }
                }
                else if (literal.Groups["plus"].Length > 0 && text.EndsWith('.'))
                {
                    patterns.Add(new Regex("^" + Regex.Escape(text), RegexOptions.None, Long));
                }
                else
                {
                    literals.Add(text);
                }
            }
        }

        var unused =
            from feature in Features
            from key in feature.Value["en"].Keys
            let whole = Regex.Replace(key, @"\.(zero|one|two|few|many|other)$", "", RegexOptions.ExplicitCapture, Long)
            where !literals.Contains(key) && !literals.Contains(whole) && !patterns.Any(p => p.IsMatch(key))
            select $"{feature.Key} {key}";

        Report.None(unused);
    }

    [Fact]
    public void Every_text_that_is_asked_for_exists()
    {
        var missing = new List<string>();
        foreach (var file in Checkout.Files("src/Nabij", ".cs", ".cshtml"))
        {
            var own = Path.GetRelativePath(Path.Combine(Checkout.Root, "src/Nabij"), Path.GetDirectoryName(file)!);
            var source = File.ReadAllText(file);
            foreach (Match asked in Regex.Matches(source, """\b(?<from>T|F|texts)(?<plural>\.Plural\(|\[|\.In\([a-z]+, )"(?<key>[^"]+)"(?<plus>\s*\+)?""", RegexOptions.ExplicitCapture, Long))
            {
                var feature = asked.Groups["from"].Value == "F" ? "Features/Finder" : own;
                var key = asked.Groups["key"].Value;
                var keys = asked.Groups["plural"].Value.StartsWith(".Plural", StringComparison.Ordinal) ? [key + ".one", key + ".other"] : new[] { key };
                var texts = Features.GetValueOrDefault(feature)?["en"] ?? [];
                missing.AddRange(keys.Where(k => asked.Groups["plus"].Length > 0 ? !texts.Keys.Any(t => t.StartsWith(k, StringComparison.Ordinal)) : !texts.ContainsKey(k)).Select(k => $"{Path.GetFileName(file)}: {k}"));
            }
        }

        Report.None(missing);
    }

    [Fact]
    public void Every_plural_has_the_forms_its_languages_need() =>
        Report.None(from feature in Features
                    from key in feature.Value["en"].Keys.Where(k => k.EndsWith(".one", StringComparison.Ordinal))
                    where !feature.Value["en"].ContainsKey(key[..^4] + ".other")
                    select $"{feature.Key} {key}");

    [Fact]
    public void Every_text_is_in_its_own_language()
    {
        var wrong = Screens().Where(t => t.Tongue is "nl" or "fr").Select(t => (t.Where, t.Text, Own: Words(t.Text, t.Tongue), Other: Words(t.Text, t.Tongue == "nl" ? "fr" : "nl")))
            .Where(t => t.Other.Distinct(StringComparer.Ordinal).Count() >= 2 && t.Other.Count > t.Own.Count)
            .Select(t => $"{t.Where}: {t.Text}");

        Report.None(wrong);
    }

    // FIELD 33. A person is never one of these on a screen; "cas" is only wrong where it means a person.
    [Theory]
    [InlineData("nl", @"\b(cli[eë]nt|pati[eë]nt|dossier|zorgmijder|signalement)(e?n|s|je)?\b")]
    [InlineData("fr", @"\b(clients?|clientes?|patients?|patientes?|dossiers?|signalements?)\b")]
    [InlineData("fr", @"\b(un|le|du|les|des|ce|son|votre|chaque) cas\b(?! (où|échéant))")]
    [InlineData("en", @"\b(clients?|patients?|files?|care avoiders?)\b(?! format)")]
    public void No_screen_calls_a_person_by_a_word_of_the_file(string tongue, string pattern)
    {
        var words = new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, Long);

        Report.None(Screens().Where(t => t.Tongue == tongue && words.IsMatch(t.Text)).Select(t => $"{t.Where}: {words.Match(t.Text).Value} in: {t.Text}"));
    }

    [Fact]
    public void Line_1712_is_never_called_an_emergency_number() =>
        Report.None(Screens().Where(t => t.Text.Contains("1712", StringComparison.Ordinal) && Regex.IsMatch(t.Text, "noodnummer|numéro d'urgence|emergency number", RegexOptions.IgnoreCase, Long)).Select(t => t.Where));

    /// <summary>All that can come on a screen: our own texts, and those of the region's data except the words people say.</summary>
    private static IEnumerable<(string Where, string Tongue, string Text)> Screens()
    {
        foreach (var (feature, tongues) in Features)
        {
            foreach (var (tongue, texts) in tongues)
            {
                foreach (var (key, text) in texts)
                {
                    yield return ($"{feature} {key}", tongue, text);
                }
            }
        }

        foreach (var file in Checkout.Files("data/brussels", ".yaml").Where(f => !f.Contains("/words/", StringComparison.Ordinal)))
        {
            var yaml = new YamlDotNet.RepresentationModel.YamlStream();
            using (var reader = new StreamReader(file))
            {
                yaml.Load(reader);
            }

            foreach (var (tongue, text) in Texts(yaml.Documents[0].RootNode))
            {
                yield return (Path.GetRelativePath(Checkout.Root, file), tongue, text);
            }
        }
    }

    // Only single texts: lists by language are other names and words people say.
    private static IEnumerable<(string Tongue, string Text)> Texts(YamlDotNet.RepresentationModel.YamlNode node) => node switch
    {
        YamlDotNet.RepresentationModel.YamlSequenceNode list => list.Children.SelectMany(Texts),
        YamlDotNet.RepresentationModel.YamlMappingNode map => map.Children.SelectMany(c => c is { Key: YamlDotNet.RepresentationModel.YamlScalarNode { Value: { } key }, Value: YamlDotNet.RepresentationModel.YamlScalarNode { Value: { } text } }
            ? Tongues.Contains(key) ? [(key, text)] : []
            : Texts(c.Value)),
        _ => [],
    };

    private static List<string> Words(string text, string tongue)
    {
        string[] telling = tongue == "nl"
            ? ["het", "een", "niet", "voor", "wordt", "naar", "zijn", "met", "van", "aan", "uw", "hebt", "thuis", "deze", "ook"]
            : ["les", "des", "est", "pour", "vous", "votre", "dans", "avec", "une", "sont", "qui", "aux", "chez", "pas", "cette"];
        return [.. Regex.Split(text.ToLowerInvariant(), @"[^\p{L}]+", RegexOptions.None, Long).Where(telling.Contains)];
    }

    private static string Placeholders(string text) => string.Join(' ', Regex.Matches(text, @"\{\w+\}", RegexOptions.None, Long).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(file).Descendants("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);
}
