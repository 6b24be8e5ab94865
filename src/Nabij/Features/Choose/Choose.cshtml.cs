using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Choose;

/// <summary>Where the guided path begins: someone to call, or a kind of help.</summary>
[AllowAnonymous]
internal sealed class ChoosePage(FindHelp find) : PageModel
{
    public DangerBlock Dangers => DangerBlock.Always(find.State, Languages.Current);
}
