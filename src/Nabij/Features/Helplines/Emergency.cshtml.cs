using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Calendar;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Helplines;

/// <summary>Danger first: every danger with its lines in this language, their hours, and the next open one when a line is closed (FIELD 7).</summary>
[AllowAnonymous]
internal sealed class EmergencyPage(FindHelp find, TimeProvider clock) : PageModel
{
    public FinderState State { get; } = find.State;

    /// <summary>The first other line of the danger that is open now; null when none is known to be.</summary>
    public Entry? OpenInstead(Danger danger, Entry closed) =>
        State.LinesOf(danger, Languages.Current).FirstOrDefault(l => l.Key != closed.Key && State.Openings.At(l.Hours, clock.GetUtcNow()).State == OpeningState.Open);
}
