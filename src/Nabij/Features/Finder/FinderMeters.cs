using System.Diagnostics.Metrics;

namespace Nabij.Features.Finder;

/// <summary>How much is asked and how often nothing was found. Numbers only: no words, no places, nobody.</summary>
internal sealed class FinderMeters
{
    private readonly Counter<long> _searches;

    public FinderMeters(IMeterFactory meters, FinderHolder holder)
    {
        var meter = meters.Create("Nabij.Finder");
        _searches = meter.CreateCounter<long>("nabij.searches", "{search}", "Questions with words, by whether they found something.");
        meter.CreateObservableGauge("nabij.index.documents", () => holder.IsReady ? holder.Current.Index.Count : 0, "{document}", "What can be found.");
    }

    public void Searched(bool found) => _searches.Add(1, new KeyValuePair<string, object?>("found", found));
}
