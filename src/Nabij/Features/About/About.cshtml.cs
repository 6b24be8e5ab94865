using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Nabij.Features.About;

[AllowAnonymous]
internal sealed class AboutPage : PageModel;
