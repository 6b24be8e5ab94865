using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;

namespace Nabij.Platform;

/// <summary>
/// The words of one feature: <typeparamref name="TFeature"/> is the <c>Texts</c> class beside its <c>Texts.resx</c>. Whole sentences with named placeholders
/// (<c>{place}</c>); plurals are keys ending in a CLDR category (<c>Results.one</c>, <c>Results.other</c>).
/// </summary>
internal sealed class TextsOf<TFeature>
{
    private static readonly ResourceManager Resources = new(typeof(TFeature));
    private static readonly ConcurrentDictionary<(string Language, string Key), string> Cache = new();

    public string this[string key] => In(Languages.Current, key);

    public string this[string key, params ReadOnlySpan<(string Name, object? Value)> values] =>
        Fill(In(Languages.Current, key), values);

    /// <summary>The text in a language other than the page's.</summary>
    public string In(string language, string key) => Cache.GetOrAdd((language, key), static k =>
        Resources.GetString(k.Key, Languages.Culture(k.Language)) ?? throw new MissingManifestResourceException($"No text {k.Key} in {typeof(TFeature).FullName}"));

    public bool Has(string key) => Resources.GetString(key, CultureInfo.CurrentUICulture) is not null;

    /// <summary>The form for a count, which is also the placeholder <c>{n}</c>.</summary>
    public string Plural(string key, int n, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        // CLDR plural rules for whole numbers: in French 0 and 1 are "one"; in Dutch and English only 1 is.
        var one = n == 1 || (n == 0 && Languages.Current == "fr");
        return Fill(this[$"{key}.{(one ? "one" : "other")}"], values).Replace("{n}", n.ToString("N0", CultureInfo.CurrentCulture), StringComparison.Ordinal);
    }

    private static string Fill(string text, ReadOnlySpan<(string Name, object? Value)> values)
    {
        foreach (var (name, value) in values)
        {
            text = text.Replace($"{{{name}}}", Convert.ToString(value, CultureInfo.CurrentCulture), StringComparison.Ordinal);
        }

        return text;
    }
}
