using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Upkeep;

/// <summary>A territory or a sector at a glance: what is stale, incomplete, conflicting, reported, or has nobody who answers for it.</summary>
[Authorize(Policies.Editor)]
internal sealed class OverviewPage(NabijDb db, FindHelp find, ReadOverview read) : PageModel
{
    public string Territory { get; private set; } = "";
    public string Theme { get; private set; } = "";
    public Need? Need { get; private set; }

    /// <summary>The campaign whose open entries are shown; null: all entries.</summary>
    public Campaign? Campaign { get; private set; }
    public int Skip { get; private set; }
    public Overview Overview { get; private set; } = null!;
    public FinderState State { get; } = find.State;

    public async Task OnGetAsync(string? territory, string? theme, string? need, Guid? campaign, int? skip, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        Campaign = campaign is { } id ? await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) : null;
        Territory = Campaign is { } season ? season.Territory ?? "" : territory is not null && State.Places.ByCode(territory) is not null ? territory : "";
        Theme = (Campaign is { } about ? about.Theme : State.Themes.Select(t => t.Code).FirstOrDefault(c => c == theme)) ?? "";
        Need = Enum.GetValues<Need>().Cast<Need?>().FirstOrDefault(n => CodeOf(n!.Value) == need);
        Skip = Math.Clamp(skip ?? 0, 0, 1_000_000);
        Overview = await read.RunAsync(new EntryScope(State, Territory, Theme), Need, Campaign?.StartsOn, Skip, ct);
    }

    public static string CodeOf(Need need) => need.ToString().ToLowerInvariant();

    public string PathOf(Need? need, int skip) =>
        $"/{Languages.Current}/editors/overview?territory={Uri.EscapeDataString(Territory)}&theme={Uri.EscapeDataString(Theme)}&need={(need is { } n ? CodeOf(n) : "")}{(Campaign is { } c ? $"&campaign={c.Id}" : "")}{(skip > 0 ? FormattableString.Invariant($"&skip={skip}") : "")}";
}
