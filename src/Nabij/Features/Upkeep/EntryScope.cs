using Nabij.Features.Finder;

namespace Nabij.Features.Upkeep;

/// <summary>Which entries a look at the map is about: those that serve a territory, one that lies in it or one that it lies in, and are about a theme.</summary>
internal sealed class EntryScope
{
    private readonly FinderState _state;
    private readonly HashSet<string>? _territories;
    private readonly string? _theme;

    /// <param name="territory">Full code; null or unknown: the region.</param>
    /// <param name="theme">Code; null: all.</param>
    public EntryScope(FinderState state, string? territory, string? theme)
    {
        (_state, _theme) = (state, string.IsNullOrEmpty(theme) ? null : theme);
        if (territory is not null && state.Places.ByCode(territory) is not null)
        {
            _territories = [territory];
            Reach(territory, code => state.Places.WholesOf(code).Select(w => w.Territory.Code));
            Reach(territory, code => state.Places.PartsOf(code).Select(p => p.Territory.Code));
        }
    }

    /// <summary>What an entry does not say keeps it in: it is somebody's to complete.</summary>
    public bool Holds(Entry entry) =>
        (_territories is null || entry.ServiceAreas.Count == 0 || entry.ServiceAreas.Any(_territories.Contains)) &&
        (_theme is null || IsAbout(entry, _theme));

    public IEnumerable<Entry> Entries() => _state.Lines.Values.Concat(_state.Services.Values).Where(Holds);

    private bool IsAbout(Entry entry, string theme) =>
        (entry.Themes.Count == 0 && entry.Kinds.Count == 0) || entry.Themes.Contains(theme) || entry.Kinds.Any(k => _state.Kinds.GetValueOrDefault(k)?.Themes.Contains(theme) == true);

    private void Reach(string from, Func<string, IEnumerable<string>> next)
    {
        var open = new Queue<string>([from]);
        while (open.TryDequeue(out var code))
        {
            foreach (var further in next(code).Where(_territories!.Add))
            {
                open.Enqueue(further);
            }
        }
    }
}
