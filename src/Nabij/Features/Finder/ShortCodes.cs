using System.Collections.Immutable;
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

    // By the usual code: the entries whose ids begin so, in order of id. Nearly always one.
    private readonly ImmutableDictionary<string, ImmutableArray<CodedEntry>> _alike;

    /// <summary>
    /// Where two ids begin alike both get a longer code. The short one, which may stand on paper already, then means both, so that nobody
    /// is led to the wrong door.
    /// </summary>
    public ShortCodes(IEnumerable<CodedEntry> entries)
        : this(entries.OrderBy(e => e.Id)
            .GroupBy(e => Usually(e.Id), StringComparer.Ordinal)
            .ToImmutableDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal))
    {
    }

    private ShortCodes(ImmutableDictionary<string, ImmutableArray<CodedEntry>> alike) => _alike = alike;

    public string Of(Guid id) => Write(id)[..LengthIn(_alike[Usually(id)])];

    public CodedEntry? Find(Guid id) => _alike.TryGetValue(Usually(id), out var alike) ? alike.FirstOrDefault(e => e.Id == id) : null;

    /// <summary>What a code means, as typed or scanned: usually one entry. Capitals, and o or i for a digit, are forgiven.</summary>
    public bool TryFind(string? code, [NotNullWhen(true)] out IReadOnlyList<CodedEntry>? entries)
    {
        entries = null;
        if (code is not { Length: >= Usual and <= Longest } || !_alike.TryGetValue(Normal(code)[..Usual], out var alike))
        {
            return false;
        }

        if (code.Length == Usual)
        {
            entries = alike;
        }
        else if (code.Length == LengthIn(alike) && alike.FirstOrDefault(e => Write(e.Id)[..code.Length] == Normal(code)) is { } entry)
        {
            entries = [entry];
        }

        return entries is not null;
    }

    /// <summary>The codes when some entries are gone and others have come or changed.</summary>
    public ShortCodes With(IEnumerable<Guid> gone, IEnumerable<CodedEntry> come)
    {
        var alike = _alike.ToBuilder();
        foreach (var id in gone)
        {
            Leave(id);
        }

        foreach (var entry in come)
        {
            Leave(entry.Id);
            alike[Usually(entry.Id)] = [.. alike.GetValueOrDefault(Usually(entry.Id), []).Add(entry).OrderBy(e => e.Id)];
        }

        return new ShortCodes(alike.ToImmutable());

        void Leave(Guid id)
        {
            if (!alike.TryGetValue(Usually(id), out var before))
            {
                return;
            }

            var left = before.RemoveAll(e => e.Id == id);
            if (left.IsEmpty)
            {
                alike.Remove(Usually(id));
            }
            else
            {
                alike[Usually(id)] = left;
            }
        }
    }

    // The shortest at which no two that begin alike have the same.
    private static int LengthIn(ImmutableArray<CodedEntry> alike)
    {
        var length = Usual;
        while (length < Longest && alike.Select(e => Write(e.Id)[..length]).Distinct(StringComparer.Ordinal).Count() < alike.Length)
        {
            length++;
        }

        return length;
    }

    private static string Usually(Guid id) => Write(id)[..Usual];

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
