using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Data;
using Nabij.Features.Finder;

namespace Nabij.Features.Entries;

[AllowAnonymous]
internal sealed class ServicePage(NabijDb db, FindHelp find) : PageModel
{
    public EntryView Entry { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken ct)
    {
        if (await EntryReading.ReadAsync(db, find.State, key, helpline: false, ct) is not { } entry)
        {
            return NotFound();
        }

        Entry = entry;
        return Page();
    }
}
