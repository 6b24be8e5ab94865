using System.Diagnostics.CodeAnalysis;
using Nabij.Search;

namespace Nabij.Features.Finder;

/// <summary>An entry that a code stands for, whether it is still open or not.</summary>
internal sealed record CodedEntry(Guid Id, DocumentType Type, string Key)
{
    /// <summary>Its page, without the language.</summary>
    public string Path => Entry.PathOf(Type, Key);
}

/// <summary>
/// Short codes of entries, for paper and for lists of choices: the beginning of the entry's id, written so that it can be read aloud and
/// typed (Crockford's base 32). The same on every installation of the same data, and an entry that closed keeps its code.
/// </summary>
internal sealed class ShortCodes
{
    /// <summary>40 bits: among 4 000 entries two begin alike once in 130 000 directories.</summary>
    public const int Usual = 8;
    public const int Longest = 26;

    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private readonly Dictionary<Guid, string> _codes = [];
    private readonly Dictionary<string, List<CodedEntry>> _entries = new(StringComparer.Ordinal);

    /// <summary>
    /// Where two ids begin alike both get a longer code. The short one, which may stand on paper already, then means both, so that nobody
    /// is led to the wrong door.
    /// </summary>
    public ShortCodes(IEnumerable<CodedEntry> entries)
    {
        foreach (var alike in entries.OrderBy(e => e.Id).GroupBy(e => Write(e.Id)[..Usual], StringComparer.Ordinal))
        {
            var group = alike.ToList();
            var length = Usual;
            while (length < Longest && group.Select(e => Write(e.Id)[..length]).Distinct(StringComparer.Ordinal).Count() < group.Count)
            {
                length++;
            }

            _entries[alike.Key] = group;
            foreach (var entry in group)
            {
                _codes[entry.Id] = Write(entry.Id)[..length];
                _entries[_codes[entry.Id]] = length == Usual ? group : [entry];
            }
        }
    }

    public string Of(Guid id) => _codes[id];

    /// <summary>What a code means, as typed or scanned: usually one entry. Capitals, and o or i for a digit, are forgiven.</summary>
    public bool TryFind(string? code, [NotNullWhen(true)] out IReadOnlyList<CodedEntry>? entries)
    {
        entries = code is { Length: >= Usual and <= Longest } && _entries.TryGetValue(Normal(code), out var found) ? found : null;
        return entries is not null;
    }

    private static string Normal(string code) => string.Concat(code.Select(c => char.ToLowerInvariant(c) switch
    {
        'o' => '0',
        'i' or 'l' => '1',
        var other => other,
    }));

    private static string Write(Guid id)
    {
        var bytes = id.ToByteArray(bigEndian: true);
        return string.Create(Longest, bytes, static (text, from) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                var (at, shift) = Math.DivRem(i * 5, 8);
                var pair = (from[at] << 8) | (at + 1 < from.Length ? from[at + 1] : 0);
                text[i] = Alphabet[(pair >> (11 - shift)) & 31];
            }
        });
    }
}
