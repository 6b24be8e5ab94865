using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Data;
using Nabij.Features.Finder;
using Nabij.Features.Upkeep;

namespace Nabij.Features.Entries;

[AllowAnonymous]
internal sealed class ServicePage(NabijDb db, FindHelp find, LookedForBook lookedFor) : PageModel
{
    public EntryView Entry { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken ct)
    {
        if (await EntryReading.ReadAsync(db, find.State, key, helpline: false, ct) is not { } entry)
        {
            return NotFound();
        }

        Entry = entry;
        lookedFor.Note(entry.Service.Id);
        return Page();
    }
}
