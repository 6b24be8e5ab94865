using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Accounts;
using Nabij.Features.SignIn;
using Nabij.Platform;

namespace Nabij.Features.Members;

/// <summary>
/// Where the link of an invitation leads. Opening it changes nothing; mail scanners open links too. Who has an account signs in and accepts; who
/// has none makes one here, with the address the mail went to, which the page does not tell.
/// </summary>
[AllowAnonymous]
internal sealed class InvitationPage(AcceptInvitation accept, CreateAccount create, KnownDevices devices, SignInPace pace, CurrentActor actor, TimeProvider clock) : PageModel
{
    /// <summary>Forms sent in a day: who was passed a link does not find out whose it is by trying addresses.</summary>
    private const int Guesses = 20;

    /// <summary>Null: the link does not work, for whatever reason.</summary>
    public InvitationView? View { get; private set; }
    public Problem? Problem { get; private set; }

    /// <summary>The account is made, and a member.</summary>
    public bool IsDone { get; private set; }
    public DateOnly Today => clock.Today();

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public async Task OnGetAsync(string token, CancellationToken ct) => await FindAsync(token, ct);

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken ct)
    {
        if (await FindAsync(token, ct) is not { } view)
        {
            return Page();
        }

        var (address, name) = (Address?.Trim() ?? "", FormText.Line(Name) ?? "");
        if (!await pace.TakeAsync($"addresses for {view.Id:N}", Guesses, SignInPace.Day, ct))
        {
            Problem = InvitationProblems.Wait;
        }
        else if (!accept.IsFor(view, address))
        {
            Problem = InvitationProblems.OtherAddress;
        }
        else
        {
            var made = await create.RunAsync(address, name, Password ?? "", Languages.Current, ct);
            Problem = made.Problem;
            if (Problem is null)
            {
                // From here on it is this person who acts, so that the entry of their membership says who joined.
                actor.Value = new Actor(ActorKind.Account, AccountId: made.Value);
                devices.Know(address);
                Problem = await accept.RunAsync(token, made.Value, address, ct);
            }
        }

        if (Problem == InvitationProblems.NotValid)
        {
            // Taken back while the account was made: it stays, without a membership.
            (View, Response.StatusCode) = (null, StatusCodes.Status404NotFound);
            return Page();
        }

        IsDone = Problem is null;
        Response.StatusCode = IsDone ? StatusCodes.Status200OK : ApiProblems.Status(Problem!.Kind);
        return Page();
    }

    /// <summary>The code of what is wrong with a field.</summary>
    public string? Wrong(string field) => Problem is not null && FieldOf(Problem) == field ? Problem.Code : null;

    /// <summary>Id of the field it belongs to here.</summary>
    public static string FieldOf(Problem problem) => problem.Field is null or "mail" ? "address" : problem.Field;

    private async Task<InvitationView?> FindAsync(string token, CancellationToken ct)
    {
        PrivateAnswer.Mark(HttpContext);
        View = await accept.FindAsync(token, ct);
        Response.StatusCode = View is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return View;
    }
}
