using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Finder;

namespace Nabij.Features.Helplines;

/// <summary>Danger first: every danger with its lines in this language, their hours, and the next open one when a line is closed (FIELD 7).</summary>
[AllowAnonymous]
internal sealed class EmergencyPage(FindHelp find, TimeProvider clock) : PageModel
{
    public FinderState State { get; } = find.State;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();
}
