namespace Nabij.Features.Signals;

/// <summary>Where a signal comes from.</summary>
internal enum SignalSource
{
    /// <summary>A search with no or weak results.</summary>
    Search,

    /// <summary>A guided path that was left before its end.</summary>
    Path,
}

/// <summary>
/// Codes of the one municipality asked about, and of the one neighbourhood in it; empty where it is none, several, or outside the region.
/// </summary>
internal sealed record SignalPlace(string Municipality, string Neighbourhood)
{
    public static readonly SignalPlace None = new("", "");
}

/// <summary>
/// One word of a need, by itself: nothing says which words came together, who asked, or at what time of the day (in UTC).
/// A word that is not known may never be kept as it is before enough searches shared it.
/// </summary>
internal readonly record struct Signal(string Word, bool IsKnown, SignalSource Source, SignalPlace Place, string Language, DateOnly Day);
