using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Nabij.Features.Cards;

/// <summary>Cards of paper to hand over: the person's own comes first (FIELD 15).</summary>
[AllowAnonymous]
internal sealed class CardsPage : PageModel;
