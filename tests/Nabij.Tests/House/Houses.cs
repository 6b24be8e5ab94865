using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Data;
using Nabij.Features.Accounts;
using Nabij.Features.Messages;
using Nabij.Features.Organisations;

namespace Nabij.Tests.House;

/// <summary>Organisations and who belongs to them, put into a database as they would be after years of work.</summary>
internal static class Houses
{
    public static async Task<Guid> OrganisationAsync(this TestDatabase database, TimeProvider clock, string name, OrganisationKind kind = OrganisationKind.Welfare)
    {
        await using var db = database.Open();
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        db.Add(new Organisation { Id = id, Name = LocalText.Of(("nl", name)), Kind = kind, CreatedAt = clock.GetUtcNow() });
        await db.SaveChangesAsync();
        return id;
    }

    /// <summary>An account without a password, found by <see cref="AddressOf"/>.</summary>
    public static async Task<Guid> AccountAsync(this TestDatabase database, TimeProvider clock, string name)
    {
        await using var db = database.Open();
        var account = CreateAccount.New("x@huis.example", name, "nl", clock.GetUtcNow());
        (account.Email, account.NormalizedEmail) = (AddressOf(account.Id), Account.Normal(AddressOf(account.Id)));
        db.Add(account);
        await db.SaveChangesAsync();
        return account.Id;
    }

    public static string AddressOf(Guid account) => $"{account:N}@huis.example";

    public static async Task<Guid> MemberAsync(this TestDatabase database, TimeProvider clock, Guid organisation, Guid account, MemberRole role, MembershipTerms terms)
    {
        await using var db = database.Open();
        var membership = Membership.Start(Guid.CreateVersion7(clock.GetUtcNow()), account, organisation, role, terms, terms.StartsOn);
        Assert.Null(membership.Problem);
        db.Add(membership.Value!);
        await db.SaveChangesAsync();
        return membership.Value!.Id;
    }

    public static Task<Guid> OrganisationAsync(this Site site, string name = "Huis", OrganisationKind kind = OrganisationKind.Welfare) => site.Database.OrganisationAsync(site.Clock, name, kind);

    public static Task<Guid> MemberAsync(this Site site, Guid organisation, Person person, MemberRole role = MemberRole.Professional, MembershipScope? scope = null) =>
        site.Database.MemberAsync(site.Clock, organisation, person.Id, role, new(scope ?? MembershipScope.None, Platform.LocalDay.Of(site.Clock.GetUtcNow()), null, null));

    /// <summary>Where the link of the newest message leads: what the person who got it would open.</summary>
    public static async Task<string> LastLinkAsync(this Site site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var message = await scope.ServiceProvider.GetRequiredService<NabijDb>().Messages.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).FirstAsync();
        return scope.ServiceProvider.GetRequiredService<Envelopes>().Open(message)!.Value.Link[Site.Url.Length..];
    }
}
