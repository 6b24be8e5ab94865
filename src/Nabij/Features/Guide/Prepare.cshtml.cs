using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Finder;

namespace Nabij.Features.Guide;

/// <summary>In good time: moments one can prepare for, each with what to settle and who helps; a list to tick off on paper.</summary>
[AllowAnonymous]
internal sealed class PreparePage(FindHelp find) : PageModel
{
    public FinderState State { get; } = find.State;
}
