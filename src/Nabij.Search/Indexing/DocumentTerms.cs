using System.Runtime.InteropServices;
using Nabij.Search.Language;

namespace Nabij.Search.Indexing;

/// <summary>
/// Collects which stems each document has and what they count (BM25F, see <see cref="Weights"/>). Each language of a document is a
/// text of its own and the best language counts: being translated three times makes no document more relevant.
/// </summary>
internal sealed class DocumentTerms
{
    private readonly Compounds _compounds;
    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, WordTerms>[] _words;

    // What the current document's stems count: in the language being read, and in the best language so far.
    private double[] _now = new double[1_024];
    private double[] _best = new double[1_024];
    private readonly List<int> _touchedNow = [];
    private readonly List<int> _touched = [];

    // All documents' stems one after the other; turned round, stem by stem, at the end.
    private readonly Chunks<int> _documentTerms = new();
    private readonly Chunks<byte> _impacts = new();
    private readonly List<int> _ends = [];

    public DocumentTerms(Compounds compounds)
    {
        _compounds = compounds;
        _words = [.. Enumerable.Range(0, Languages.Count).Select(_ => new Dictionary<string, WordTerms>(StringComparer.Ordinal))];
    }

    /// <summary>Adds the next document and returns the hashes of its names.</summary>
    public List<ulong> Add<T>(SearchDocument<T> document)
    {
        var hashes = new List<ulong>();
        for (var slot = 0; slot < Languages.Count; slot++)
        {
            foreach (var (code, text) in document.Name)
            {
                ReadName(slot, code, text, Weights.Name, hashes);
            }
            foreach (var (code, text) in document.OtherNames)
            {
                ReadName(slot, code, text, Weights.OtherName, hashes);
            }
            Read(slot, document.Organization, Weights.Organization);
            Read(slot, document.Description, Weights.Description);
            CloseLanguage();
        }
        CloseDocument();
        return hashes;
    }

    public (Postings Postings, WordList Words) Build()
    {
        var words = _words.SelectMany(w => w).Select(w => new Word(w.Key, w.Value.Stem)).Distinct();
        return (new(_terms, _documentTerms, _impacts, _ends), new(words));
    }

    private void ReadName(int slot, string code, string text, FieldWeight field, List<ulong> hashes)
    {
        if (Languages.SlotOf(code) != slot || Read(slot, text, field) is not { Count: > 0 } tokens)
        {
            return;
        }
        var hash = ExactNames.Hash(Languages.ContentStems(tokens));
        if (!hashes.Contains(hash))
        {
            hashes.Add(hash);
        }
    }

    private void Read(int slot, IReadOnlyDictionary<string, string> texts, FieldWeight field)
    {
        foreach (var (code, text) in texts)
        {
            if (Languages.SlotOf(code) == slot)
            {
                Read(slot, text, field);
            }
        }
    }

    private IReadOnlyList<Token> Read(int slot, string text, FieldWeight field)
    {
        var tokens = Languages.Analyze(slot, text);
        var length = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            length += tokens[i].IsStopWord ? 0 : 1;
        }
        var each = field.PerWord(length);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.IsStopWord || token.Stem.Length == 0)
            {
                continue;
            }
            var word = TermsOf(slot, token);
            Count(word.Term, each);
            foreach (var part in word.Parts)
            {
                Count(part, each * Weights.CompoundPart);
            }
        }
        return tokens;
    }

    private WordTerms TermsOf(int slot, Token token)
    {
        ref var word = ref CollectionsMarshal.GetValueRefOrAddDefault(_words[slot], token.Folded, out var known);
        if (!known)
        {
            var parts = slot == Languages.Dutch ? _compounds.PartsOf(token.Folded) : [];
            word = new(token.Stem, TermOf(token.Stem), [.. parts.Select(TermOf)]);
        }
        return word;
    }

    private int TermOf(string stem)
    {
        ref var term = ref CollectionsMarshal.GetValueRefOrAddDefault(_terms, stem, out var known);
        if (!known)
        {
            term = _terms.Count - 1;
            if (term >= _now.Length)
            {
                Array.Resize(ref _now, _now.Length * 2);
                Array.Resize(ref _best, _best.Length * 2);
            }
        }
        return term;
    }

    private void Count(int term, double weight)
    {
        if (_now[term] == 0)
        {
            _touchedNow.Add(term);
        }
        _now[term] += weight;
    }

    private void CloseLanguage()
    {
        foreach (var term in _touchedNow)
        {
            if (_best[term] == 0)
            {
                _touched.Add(term);
            }
            _best[term] = Math.Max(_best[term], _now[term]);
            _now[term] = 0;
        }
        _touchedNow.Clear();
    }

    private void CloseDocument()
    {
        foreach (var term in _touched)
        {
            var saturated = _best[term] / (Weights.Saturation + _best[term]);
            _documentTerms.Add(term);
            _impacts.Add((byte)Math.Clamp((int)Math.Round(saturated * 255), 1, 255));
            _best[term] = 0;
        }
        _touched.Clear();
        _ends.Add(_documentTerms.Count);
    }

    /// <summary>A folded word of one language: its stem and the numbers of the stem and of the parts of a compound.</summary>
    private readonly record struct WordTerms(string Stem, int Term, int[] Parts);
}

/// <summary>A list that grows without ever copying, for tens of millions of entries.</summary>
internal sealed class Chunks<T>
{
    private const int Size = 1 << 16;
    private readonly List<T[]> _chunks = [];

    public int Count { get; private set; }

    public T this[int index] => _chunks[index / Size][index % Size];

    public void Add(T item)
    {
        if (Count / Size == _chunks.Count)
        {
            _chunks.Add(new T[Size]);
        }
        _chunks[Count / Size][Count % Size] = item;
        Count++;
    }
}
