using System.Globalization;
using System.Text;
using Microsoft.Extensions.Primitives;
using Nabij.Features.Directory;
using Nabij.Features.Editing;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Terms;

/// <summary>A change of words as somebody typed it: some phrases, one meaning, in or out.</summary>
internal sealed class WordForm(IEnumerable<KeyValuePair<string, StringValues>> fields)
{
    public const int MostPhrases = 20;
    public const string Out = "out";

    /// <summary>How strongly a phrase can mean something: another name, mostly meant, a situation in which it often helps.</summary>
    public static readonly IReadOnlyList<string> Strengths = ["1", "0.7", "0.5"];

    private readonly Dictionary<string, string> _fields = fields.ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);

    public string this[string field] => _fields.GetValueOrDefault(field, "");

    public bool IsOut => this["act"] == Out;

    public string Why => FormText.Line(this["why"]) ?? "";

    public bool Understood => this["understood"] == "yes";

    /// <summary>The phrases, one a line, each once, without signs that nobody sees.</summary>
    public IReadOnlyList<string> Phrases =>
    [
        .. this["words"].ReplaceLineEndings("\n").Split('\n').Select(FormText.Line).OfType<string>()
            .Select(p => string.Concat(FormText.Normal(p, NormalizationForm.FormC).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format)))
            .Select(p => string.Join(' ', p.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(p => p.Length > 0)
            .DistinctBy(Saying.Folded, StringComparer.Ordinal),
    ];

    public double? Strength =>
        double.TryParse(this["strength"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var strength) && strength is > 0 and <= 1 ? strength : null;

    /// <param name="list">Words that have left the map can still be taken out.</param>
    public IReadOnlyList<FieldProblem> Check(FinderState state, WordList list)
    {
        var problems = new List<FieldProblem>();
        if (!Languages.Knows(this["language"]))
        {
            problems.Add(new("language", "word.language-unknown"));
        }

        var phrases = Phrases;
        if (phrases.Count is 0 or > MostPhrases)
        {
            problems.Add(new("words", phrases.Count == 0 ? "word.none" : "word.too-many", MostPhrases.ToString(CultureInfo.InvariantCulture)));
        }
        else if (phrases.FirstOrDefault(p => p.Length > WordChange.MaxPhrase) is { } longest)
        {
            problems.Add(new("words", "word.too-long", longest[..40] + "…"));
        }
        else if (phrases.FirstOrDefault(p => !p.Any(char.IsLetterOrDigit)) is { } empty)
        {
            problems.Add(new("words", "word.no-letter", empty));
        }

        if (!Means(state, this["meaning"]) && !(IsOut && phrases.Any(p => list.Find(this["language"], p, this["meaning"]) is not null)))
        {
            problems.Add(new("meaning", "word.meaning-unknown"));
        }

        if (!IsOut && Strength is null)
        {
            problems.Add(new("strength", "word.strength-unknown"));
        }

        return problems;
    }

    /// <summary>What it changes in a list; nothing for phrases that are so already. Only asked of a form without mistakes.</summary>
    public IReadOnlyList<WordChange> Changes(WordList list, Guid by, DateTimeOffset now)
    {
        var changes = new List<WordChange>();
        foreach (var phrase in Phrases)
        {
            var stands = list.Find(this["language"], phrase, this["meaning"]);
            if (IsOut ? stands is null or { IsOut: true } : stands is { IsOut: false } && stands.Phrase == phrase && stands.Strength.Equals(Strength) && stands.Understood == Understood)
            {
                continue;
            }

            changes.Add(new WordChange
            {
                Id = Guid.CreateVersion7(now),
                Number = list.LastNumber + changes.Count + 1,
                Language = this["language"],
                Phrase = phrase,
                Meaning = this["meaning"],
                IsSaid = !IsOut,
                // Kept when it is taken out, so that it comes back as it was.
                Strength = IsOut ? stands!.Strength : Strength!.Value,
                Understood = IsOut ? stands!.Understood : Understood,
                At = now,
                By = by,
                Why = Why,
            });
        }

        return changes;
    }

    /// <summary>What was looked at: the words as they stood, and what was asked of them. Another one when either changes.</summary>
    public string Fingerprint(WordList list) => StableId.From("trial of words", string.Join('\n', [
        list.Stamp, this["act"], this["language"], this["meaning"], this["strength"], this["understood"], .. Phrases])).ToString("N");

    private static bool Means(FinderState state, string meaning) =>
        meaning == WordChange.Elsewhere || state.Kinds.ContainsKey(meaning)
        || (EditedWords.EntryOf(meaning) is { } key && (state.Lines.ContainsKey(key) || state.Services.ContainsKey(key)));
}
