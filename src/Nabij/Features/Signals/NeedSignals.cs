using Nabij.Search;

namespace Nabij.Features.Signals;

/// <summary>
/// Signals of need, noted in memory until <see cref="SignalKeeper"/> takes them: noting one waits for no disk, and when too many wait,
/// new ones are dropped. Words lie here apart from each other.
/// </summary>
internal sealed class NeedSignals(TimeProvider clock)
{
    public const int MostWaiting = 5_000;

    /// <summary>Who floods us fills the database with so many rows of words that nobody knows a day at most; known words are no more than there are.</summary>
    public const int MostADay = 20_000;

    /// <summary>So many searches go to the database together, so that rows written together are not one person's words; at the latest the next day.</summary>
    public const int Together = 10;

    // The same question for the same place within this time is one: who filters, reloads or changes the language asks again.
    public static readonly TimeSpan Same = TimeSpan.FromMinutes(15);
    private const int MostRemembered = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<Signal, int> _waiting = [];
    private readonly HashSet<int> _asked = [];
    private DateTimeOffset _askedSince;
    private int _searches;
    private DateOnly _day;
    private int _today;

    /// <summary>A question that was not answered, without the place in it.</summary>
    public void Searched(string question, string language, Vocabulary vocabulary, SignalPlace place)
    {
        if (IsNew(HashCode.Combine(question.Trim().ToUpperInvariant(), place)))
        {
            Note(SignalSource.Search, NeedWord.In(question, language, vocabulary), language, place);
        }
    }

    /// <summary>A guided path that was left: <paramref name="names"/> are our own, of what was chosen on it.</summary>
    public void Abandoned(IReadOnlyCollection<string> names, string language, Vocabulary vocabulary)
    {
        if (IsNew(HashCode.Combine(string.Join('\n', names), SignalSource.Path)))
        {
            Note(SignalSource.Path, NeedWord.InNames(names, language, vocabulary), language, SignalPlace.None);
        }
    }

    /// <summary>
    /// Takes all that waits, if there is enough of it or <paramref name="all"/> must go; else only what is of another day than this.
    /// </summary>
    public IReadOnlyDictionary<Signal, int> Take(bool all)
    {
        lock (_lock)
        {
            if (all || _searches >= Together)
            {
                var everything = new Dictionary<Signal, int>(_waiting);
                _waiting.Clear();
                _searches = 0;
                return everything;
            }

            // Few: those of today go on waiting for company.
            var today = Today();
            var before = _waiting.Where(s => s.Key.Day != today).ToDictionary();
            foreach (var signal in before.Keys)
            {
                _waiting.Remove(signal);
            }

            return before;
        }
    }

    /// <summary>What could not be kept waits again, as far as there is room.</summary>
    public void GiveBack(IReadOnlyDictionary<Signal, int> taken)
    {
        lock (_lock)
        {
            foreach (var (signal, count) in taken)
            {
                Add(signal, count);
            }

            _searches += Together;
        }
    }

    private bool IsNew(int question)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (now - _askedSince >= Same || _asked.Count >= MostRemembered)
            {
                _asked.Clear();
                _askedSince = now;
            }

            return _asked.Add(question);
        }
    }

    private void Note(SignalSource source, IEnumerable<NeedWord> words, string language, SignalPlace place)
    {
        var day = Today();
        var signals = words.Select(w => new Signal(w.Word, w.IsKnown, source, place, language, day)).ToList();
        lock (_lock)
        {
            if (_day != day)
            {
                (_day, _today, _searches) = (day, 0, 0);
            }

            foreach (var signal in signals.Where(s => s.IsKnown || _waiting.ContainsKey(s) || _today++ < MostADay))
            {
                Add(signal, 1);
            }

            _searches += signals.Count > 0 ? 1 : 0;
        }
    }

    private void Add(Signal signal, int count)
    {
        if (_waiting.TryGetValue(signal, out var before) || _waiting.Count < MostWaiting)
        {
            _waiting[signal] = before + count;
        }
    }

    private DateOnly Today() => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
