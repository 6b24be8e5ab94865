using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Primitives;
using Nabij.Features.Finder;

namespace Nabij.Features.Paper;

/// <summary>
/// What someone chose, by short codes: from an address or a form, with what could not be kept said beside it. It carries nothing of how
/// they came to it (FIELD 9).
/// </summary>
internal sealed record Choice
{
    public const int Most = 40;
    public const string Field = "entry";

    /// <summary>In the order of the choice, each once.</summary>
    public IReadOnlyList<Entry> Entries { get; private init; } = [];

    /// <summary>Chosen, and closed since.</summary>
    public IReadOnlyList<CodedEntry> Closed { get; private init; } = [];

    /// <summary>Some code means nothing here.</summary>
    public bool HasUnknown { get; private init; }
    public bool HasTooMany { get; private init; }
    public IReadOnlyList<string> Codes { get; private init; } = [];

    public bool IsEmpty => Entries.Count == 0;

    public bool IsWrong => HasUnknown || HasTooMany;

    /// <summary><c>?entry=…&amp;entry=…</c>, of what is kept.</summary>
    public string Query => new QueryBuilder(Codes.Select(c => KeyValuePair.Create(Field, c))).ToQueryString().ToUriComponent();

    public static Choice Read(IEnumerable<KeyValuePair<string, StringValues>> fields, FinderState state)
    {
        var kept = new List<Entry>();
        var closed = new List<CodedEntry>();
        var seen = new HashSet<Guid>();
        var (unknown, tooMany) = (false, false);
        foreach (var code in fields.Where(f => f.Key.Equals(Field, StringComparison.OrdinalIgnoreCase)).SelectMany(f => f.Value).Where(v => !string.IsNullOrWhiteSpace(v)))
        {
            if (!state.Codes.TryFind(code!.Trim(), out var entries))
            {
                unknown = true;
                continue;
            }

            foreach (var entry in entries.Where(e => seen.Add(e.Id)))
            {
                if (kept.Count + closed.Count == Most)
                {
                    tooMany = true;
                }
                else if (state.Find(entry) is { } open)
                {
                    kept.Add(open);
                }
                else
                {
                    closed.Add(entry);
                }
            }
        }

        return new Choice { Entries = kept, Closed = closed, HasUnknown = unknown, HasTooMany = tooMany, Codes = [.. kept.Select(e => state.Codes.Of(e.Id))] };
    }
}
