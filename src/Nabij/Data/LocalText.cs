using System.Text.Json;
using System.Text.Json.Serialization;

namespace Nabij.Data;

/// <summary>How far the words of one language can be trusted.</summary>
public enum WordingStatus
{
    Original,
    Reviewed,
    Machine,

    /// <summary>The original changed after these words were made from it.</summary>
    Outdated,
}

/// <summary><paramref name="MadeFrom"/> is the version of the original these words were translated from; null for an original.</summary>
public sealed record Wording(string Text, WordingStatus Status = WordingStatus.Original, int? MadeFrom = null);

/// <summary>
/// A text in each language it exists in, by ISO 639-1 code. Written as <c>{ "nl": { "text": … }, … }</c>.
/// Public because tag helpers, which must be public, show it.
/// </summary>
[JsonConverter(typeof(LocalTextJson))]
public sealed class LocalText(IReadOnlyDictionary<string, Wording> wordings)
{
    public static readonly LocalText None = new(new Dictionary<string, Wording>());

    // Shown when the reader's own language is missing: the region's two equal languages before the third.
    private static readonly string[] Fallback = ["nl", "fr", "en"];

    public IReadOnlyDictionary<string, Wording> Wordings { get; } = wordings;

    public bool IsEmpty => Wordings.Count == 0;

    /// <summary>The words in a language, or else in another, which the reader must then be told (<see cref="Shown.Language"/>).</summary>
    public Shown? For(string language)
    {
        if (Wordings.TryGetValue(language, out var own))
        {
            return new Shown(own.Text, language);
        }

        foreach (var other in Fallback)
        {
            if (Wordings.TryGetValue(other, out var wording))
            {
                return new Shown(wording.Text, other);
            }
        }

        return Wordings.Count == 0 ? null : new Shown(Wordings.Values.First().Text, Wordings.Keys.First());
    }

    public string In(string language) => For(language)?.Text ?? "";

    public IReadOnlyDictionary<string, string> ToDictionary() => Wordings.ToDictionary(w => w.Key, w => w.Value.Text, StringComparer.Ordinal);

    public static LocalText Of(params ReadOnlySpan<(string Language, string Text)> texts)
    {
        var wordings = new Dictionary<string, Wording>(StringComparer.Ordinal);
        foreach (var (language, text) in texts)
        {
            wordings[language] = new Wording(text);
        }

        return new LocalText(wordings);
    }
}

/// <summary>Words as a reader gets them, with the language they are really in.</summary>
public readonly record struct Shown(string Text, string Language);

public sealed class LocalTextJson : JsonConverter<LocalText>
{
    public override LocalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<Dictionary<string, Wording>>(ref reader, options)!);

    public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new SortedDictionary<string, Wording>(value.Wordings.ToDictionary(), StringComparer.Ordinal), options);
}
