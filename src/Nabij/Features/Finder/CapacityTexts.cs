using System.Globalization;
using Nabij.Features.Directory;
using Nabij.Platform;

namespace Nabij.Features.Finder;

/// <summary>Says whether there is room, and on which day the service said so. What ran out says nothing.</summary>
internal sealed class CapacityTexts(TextsOf<Texts> texts, TimeProvider clock)
{
    public string? Of(Capacity? capacity)
    {
        if (capacity is null || !Capacity.States.Contains(capacity.State) || !capacity.HoldsOn(clock.Today()))
        {
            return null;
        }

        var day = capacity.SaidOn.ToString("d MMMM", CultureInfo.CurrentCulture);
        return capacity is { State: Capacity.WaitingList, Weeks: { } weeks }
            ? texts.Plural("capacity.weeks", weeks, ("day", day))
            : texts["capacity." + capacity.State, ("day", day)];
    }
}
