using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Platform;

namespace Nabij.Features.Finder;

[AllowAnonymous]
internal sealed class IndexPage(FindHelp find) : PageModel
{
    public FinderState State { get; } = find.State;

    public DangerBlock Dangers => DangerBlock.Always(State, Languages.Current);
}
