using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Platform;

namespace Nabij.Features.Doubles;

/// <summary>Entries that may be in the list twice, and what editors decided about such pairs.</summary>
[Authorize(Policies.Editor)]
internal sealed class DoublesPage(ListDoubles list) : PageModel
{
    private const int MostPages = 1_000;

    public static readonly IReadOnlyList<string> Shown = ["open", "refused", "merged"];

    public IReadOnlyList<DoubleRow> Rows { get; private set; } = [];

    /// <summary>Which pairs, a code of <see cref="Shown"/>.</summary>
    public string Show { get; private set; } = Shown[0];
    public int Number { get; private set; } = 1;
    public bool HasNext { get; private set; }

    /// <summary>What was just decided, a code.</summary>
    public string? Done { get; private set; }

    public async Task OnGetAsync(string? show, int? p, string? done, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        Show = Shown.FirstOrDefault(s => s == show) ?? Shown[0];
        Number = Math.Clamp(p ?? 1, 1, MostPages);
        Done = Shown.Skip(1).FirstOrDefault(s => s == done);
        var state = Show switch { "refused" => DoubleState.Refused, "merged" => DoubleState.Merged, _ => DoubleState.Open };
        (Rows, HasNext) = await list.RunAsync(state, Number, ct);
    }
}
