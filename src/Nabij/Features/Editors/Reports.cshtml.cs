using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Corrections;
using Nabij.Platform;

namespace Nabij.Features.Editors;

/// <summary>What people said is wrong with an entry, and nobody dealt with yet: the oldest first, unless the newest is asked for.</summary>
[Authorize(Policies.Editor)]
internal sealed class ReportsPage(ListReports list, HandleCorrections handle) : PageModel
{
    public const string Newest = "newest";

    public ReportList Reports { get; private set; } = null!;

    /// <summary>The one part asked for; null: all.</summary>
    public WrongPart? Part { get; private set; }
    public bool IsNewestFirst { get; private set; }

    /// <summary>This is not the first page.</summary>
    public bool IsFurther { get; private set; }

    /// <summary>The one that was just dealt with.</summary>
    public Correction? Handled { get; private set; }

    public async Task OnGetAsync(string? part, string? sort, string? after, string? handled, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        Part = Enum.GetValues<WrongPart>().Cast<WrongPart?>().FirstOrDefault(p => Code(p!.Value) == part);
        IsNewestFirst = sort == Newest;
        IsFurther = after is { Length: > 0 };
        Reports = await list.RunAsync(Part, IsNewestFirst, after, ct);
        Handled = handled is null ? null : await handle.HandledAsync(handled, ct);
    }

    public static string Code(WrongPart part) => part.ToString().ToLowerInvariant();

    /// <summary>The same list after this report; from its first when none is given.</summary>
    public string PathAfter(string? reference) =>
        $"/{Languages.Current}/editors/reports?part={(Part is { } part ? Code(part) : "")}&sort={(IsNewestFirst ? Newest : "")}{(reference is null ? "" : $"&after={Uri.EscapeDataString(reference)}")}";
}
