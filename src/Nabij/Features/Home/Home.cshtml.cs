using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Upkeep;
using Nabij.Platform;

namespace Nabij.Features.Home;

/// <summary>Where who signs in begins: what waits for me, and for whom I act.</summary>
[Authorize(Policies.SignedIn)]
internal sealed class HomePage(CurrentPerson person, WhatWaits waits, OwnServices own) : PageModel
{
    // Roles by their names in the membership; null for everybody who belongs to an organisation.
    private static readonly (string Path, string Key, string? Role)[] AllLinks =
    [
        ("organisation", "to.organisation", null),
        ("organisation/agreements", "to.agreements", "Manager"),
        ("editors/reports", "to.reports", "Editor"),
        ("editors/proposals", "to.proposals", "Editor"),
        ("editors/entries", "to.entries", "Editor"),
        ("editors/overview", "to.overview", "Editor"),
        ("editors/sheets", "to.sheets", "Editor"),
        ("editors/words", "to.words", "Editor"),
        ("editors/terms", "to.terms", "Editor"),
        ("editors/signals", "to.signals", "Editor"),
        ("administration/organisations", "to.organisations", "Administrator"),
        ("jobs", "to.jobs", "Administrator"),
        ("messages", "to.messages", "Administrator"),
    ];

    public string Name => person.Value!.Name;
    public ActingFor? Acting => person.Value!.Acting;

    /// <summary>There are organisations, and none is chosen.</summary>
    public bool MayChoose => person.Value is { Acting: null, Others.Count: > 0 };

    /// <summary>Where my roles lead: paths and the keys of their words.</summary>
    public IEnumerable<(string Path, string Key)> Links =>
        AllLinks.Where(l => l.Role is null || Acting!.Roles.Contains(l.Role)).Select(l => (l.Path, l.Key));

    public IReadOnlyList<Waiting> Waiting { get; private set; } = [];
    public IReadOnlyList<Replaced> Replaced { get; private set; } = [];

    /// <summary>Of the organisation one acts for, where one may keep them up to date.</summary>
    public IReadOnlyList<OwnService> Services { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        if (Acting is { } acting)
        {
            Waiting = await waits.FindAsync(acting, ct);
            Services = await own.ListAsync(ct);
            Replaced = await waits.ReplacedAsync(acting.OrganisationId, ct);
        }
    }
}
