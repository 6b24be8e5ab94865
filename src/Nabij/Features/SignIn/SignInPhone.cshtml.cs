using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Platform;

namespace Nabij.Features.SignIn;

/// <summary>The second step the first time: the telephone learns to show codes. Then the codes on paper, shown this once.</summary>
[AllowAnonymous]
internal sealed class SignInPhonePage(SignInWithPassword signIn) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public FormProblems Problems { get; } = new();

    /// <summary>Null when there is nothing half-way in this browser.</summary>
    public string? Key { get; private set; }
    public string? Address { get; private set; }

    /// <summary>Once it is done.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        var done = await signIn.SetUpAsync(Code ?? "", ct);
        if (done.Ok(out var codes))
        {
            Codes = codes;
            return Page();
        }

        await ShowAsync(ct);
        return Key is null ? Page() : this.Wrong(Problems, done.Problem!);
    }

    private async Task ShowAsync(CancellationToken ct)
    {
        if (await signIn.FindAsync(StepKind.SetUp, ct) is var (_, half, account))
        {
            (Key, Address) = (half.Key, account.Email);
        }
    }
}

/// <summary>What the part of a page shows that sets up a telephone.</summary>
internal sealed record PhoneToSetUp(string Key, string Address, FormProblems Problems, string? To);
