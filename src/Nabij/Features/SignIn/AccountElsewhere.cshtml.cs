using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Accounts;
using Nabij.Features.SignIn.Providers;
using Nabij.Platform;

namespace Nabij.Features.SignIn;

/// <summary>Accounts of elsewhere that sign me in here.</summary>
[Authorize(Policies.SignedIn)]
internal sealed class AccountElsewherePage(CurrentSession current, Sessions sessions, LinkedLogins logins, SignInWithProvider elsewhere, Settings settings, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Failed { get; set; }

    public FormProblems Problems { get; } = new();

    /// <summary>The address at the provider; null as long as nobody goes there.</summary>
    public string? Next { get; private set; }
    public bool IsFailed => Failed == "yes";
    public IReadOnlyList<OidcClient> Providers => settings.Oidc;
    public IReadOnlyList<ExternalLogin> Logins { get; private set; } = [];

    /// <summary>As the installation calls it; the name of its machine when that does not name it any more.</summary>
    public string NameOf(ExternalLogin login) =>
        settings.Oidc.FirstOrDefault(p => p.IsIssuer(login.Issuer))?.Name ?? (Uri.TryCreate(login.Issuer, UriKind.Absolute, out var issuer) ? issuer.Host : login.Issuer);

    public async Task OnGetAsync(CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        Logins = await logins.OfAsync(current.Value!.Value.Account.Id, ct);
    }

    public async Task<IActionResult> OnPostAsync(int provider, CancellationToken ct)
    {
        if (!current.IsFresh(clock))
        {
            return this.ToConfirm();
        }

        await OnGetAsync(ct);
        var left = await elsewhere.LeaveAsync(provider, to: null, current.Value, ct);
        if (left.Ok(out var address))
        {
            Next = address;
            return Page();
        }

        return this.NotAway(Problems, left.Problem, ProviderPaths.Account(Languages.Current) + "?failed=yes");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken ct)
    {
        if (!current.IsFresh(clock))
        {
            return this.ToConfirm();
        }

        // The other browsers are out; this one goes on.
        if (await logins.UnlinkAsync(current.Value!.Value.Account.Id, id, ct) is { } account)
        {
            await sessions.RenewAsync(account, ct);
        }

        return Redirect(ProviderPaths.Account(Languages.Current));
    }
}
