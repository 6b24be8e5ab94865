using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Accounts;
using Nabij.Features.Audit;
using Nabij.Platform;

namespace Nabij.Features.SignIn;

/// <summary>Begins, finds and ends sessions.</summary>
internal sealed class Sessions(NabijDb db, Cookies cookies, KnownDevices devices, AuditTrail audit, CurrentActor actor, IHttpContextAccessor http, TimeProvider clock)
{
    private const string Renewed = "renewed";

    // Often enough to know who is away, seldom enough to write little.
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    // The session of a secret, with its account, when it has not ended by then and was seen after then.
    private static readonly AskedOften<string, DateTimeOffset, DateTimeOffset, Found> Live = new((db, hash, now, idle) =>
        from session in db.Set<Session>().AsNoTracking()
        where session.TokenHash == hash && session.EndsAt > now && session.SeenAt > idle
        join account in db.Set<Account>().AsNoTracking() on new { Id = session.AccountId, session.Stamp } equals new { account.Id, Stamp = account.SecurityStamp! }
        select new Found(session, account));

    /// <summary>Signs this browser in. The way is how: a code, a passkey, a provider.</summary>
    public async Task StartAsync(Account account, string way, CancellationToken ct)
    {
        var (now, token, old) = (clock.GetUtcNow(), Secrets.New(), await OldAsync(ct));
        db.RemoveRange(old);
        db.Add(new Session
        {
            Id = Guid.CreateVersion7(now),
            AccountId = account.Id,
            TokenHash = Secrets.HashOf(token),
            Stamp = account.SecurityStamp!,
            StartedAt = now,
            EndsAt = now + Session.Longest,
            SeenAt = now,
            ConfirmedAt = now,
            Device = DeviceName.Of(http.HttpContext!.Request.Headers.UserAgent.ToString()),
            OrganisationId = way == Renewed ? old.FirstOrDefault()?.OrganisationId : null,
        });
        actor.Value = new Actor(ActorKind.Account, AccountId: account.Id);
        audit.Add("account.signed-in", "access-management", "account", account.Id, way);
        await db.SaveChangesAsync(ct);
        cookies.Session = token;
        devices.Know(account.Email!);
    }

    /// <summary>The session of a secret with its account: it has not ended, in whichever way, and the account's stamp is still the same.</summary>
    public async Task<(Session Session, Account Account)?> FindAsync(string token, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await Live.AskAsync(db, Secrets.HashOf(token), now, now - Session.Idle, ct) is not [var found])
        {
            return null;
        }

        if (found.Session.SeenAt < now - SeenEvery)
        {
            await db.Sessions.Where(s => s.Id == found.Session.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now), ct);
        }

        return (found.Session, found.Account);
    }

    /// <summary>The live ones of an account, the latest first.</summary>
    public async Task<IReadOnlyList<Session>> OfAsync(Account account, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var idle = now - Session.Idle;
        return await db.Sessions.AsNoTracking().Where(s => s.AccountId == account.Id && s.EndsAt > now && s.SeenAt > idle && s.Stamp == account.SecurityStamp)
            .OrderByDescending(s => s.SeenAt).ThenBy(s => s.Id).Take(100).ToListAsync(ct);
    }

    /// <summary>Ends one of the account's own. Another's reads as none, and what has ended already stays ended.</summary>
    public async Task EndAsync(Guid account, Guid session, CancellationToken ct)
    {
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == session && s.AccountId == account, ct) is not { } row)
        {
            return;
        }

        db.Remove(row);
        audit.Add("account.signed-out", "access-management", "account", account);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Pressed twice: the other one ended it, and said so.
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>After the account's stamp changed by this browser itself: its own session goes on, for the same organisation, with a new secret.</summary>
    public Task RenewAsync(Account account, CancellationToken ct) => StartAsync(account, Renewed, ct);

    // The one this browser had before.
    private async Task<List<Session>> OldAsync(CancellationToken ct)
    {
        var hash = cookies.Session is { } old ? Secrets.HashOf(old) : null;
        return hash is null ? [] : await db.Sessions.Where(s => s.TokenHash == hash).ToListAsync(ct);
    }

    public Task ActForAsync(Guid session, Guid? organisation, CancellationToken ct) =>
        db.Sessions.Where(s => s.Id == session).ExecuteUpdateAsync(s => s.SetProperty(x => x.OrganisationId, organisation), ct);

    public Task ConfirmAsync(Guid session, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.Sessions.Where(s => s.Id == session).ExecuteUpdateAsync(s => s.SetProperty(x => x.ConfirmedAt, now), ct);
    }

    private sealed record Found(Session Session, Account Account);
}
