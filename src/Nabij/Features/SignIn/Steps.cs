using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.SignIn;

/// <summary>Keeps what is half-way through on our side; the browser has a secret.</summary>
internal sealed class Steps(NabijDb db, Seals seals, Cookies cookies, TimeProvider clock)
{
    /// <summary>
    /// Begins one in this browser. Of who is signed in, one of a kind is half-way at most. Before that the others stay: somebody who learned the
    /// password must not be able to end what its owner began.
    /// </summary>
    public async Task StartAsync(StepKind kind, Guid? account, string? state, CancellationToken ct)
    {
        if (account is not null && kind is not (StepKind.Code or StepKind.SetUp))
        {
            await db.SignInSteps.Where(s => s.AccountId == account && s.Kind == kind).ExecuteDeleteAsync(ct);
        }

        var now = clock.GetUtcNow();
        var (id, token) = (Guid.CreateVersion7(now), Secrets.New());
        db.Add(new SignInStep
        {
            Id = id,
            TokenHash = Secrets.HashOf(token),
            Kind = kind,
            AccountId = account,
            State = state is null ? null : seals.Seal(state, SignInStep.Purpose(id)),
            EndsAt = now + SignInStep.ValidOf(kind),
        });
        await db.SaveChangesAsync(ct);
        cookies.SetStep(kind, token);
    }

    /// <summary>The one of this browser, if it is of that kind and neither used up nor too old.</summary>
    public async Task<SignInStep?> FindAsync(StepKind kind, CancellationToken ct)
    {
        if (cookies.Step(kind) is not { } token)
        {
            return null;
        }

        var (hash, now) = (Secrets.HashOf(token), clock.GetUtcNow());
        return await db.SignInSteps.AsNoTracking().SingleOrDefaultAsync(s => s.TokenHash == hash && s.Kind == kind && s.EndsAt > now && s.Tries < SignInStep.MaxTries, ct);
    }

    public string? StateOf(SignInStep step) => step.State is { } state ? seals.Open(state, SignInStep.Purpose(step.Id)) : null;

    /// <summary>One wrong answer more. After the last one allowed it is not found again.</summary>
    public Task WrongAsync(SignInStep step, CancellationToken ct) =>
        db.SignInSteps.Where(s => s.Id == step.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.Tries, x => x.Tries + 1), ct);

    /// <summary>Uses it up; false when another window just did.</summary>
    public async Task<bool> UseAsync(SignInStep step, CancellationToken ct)
    {
        cookies.SetStep(step.Kind, null);
        return await db.SignInSteps.Where(s => s.Id == step.Id).ExecuteDeleteAsync(ct) == 1;
    }
}
