namespace Nabij.Search.Ranking;

/// <summary>The state now of each number of opening hours.</summary>
internal sealed class HoursNow(IReadOnlyList<OpenState> states)
{
    private readonly OpenState[] _states = states as OpenState[] ?? [.. states];

    public OpenState[] States => _states;

    /// <summary>Unknown for a number beyond the list, or none (negative).</summary>
    public OpenState Of(int hours) => (uint)hours < (uint)_states.Length ? _states[hours] : OpenState.Unknown;
}
