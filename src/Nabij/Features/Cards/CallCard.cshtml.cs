using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Finder;

namespace Nabij.Features.Cards;

/// <summary>"I would like a call": filled in by pen, given by hand to someone one trusts. Nabij never sees it.</summary>
[AllowAnonymous]
internal sealed class CallCardPage(FindHelp find) : PageModel
{
    public CardView Card { get; } = CardView.Of(find.State);
}
