using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Data;
using Nabij.Features.Accounts;

namespace Nabij.Tests.House;

/// <summary>People with an account, for tests: made by the program's own handlers.</summary>
internal static class People
{
    public const string Password = "drie wolken naast de kapstok";

    /// <summary>Passwords cost a tenth of a second each as they are kept in earnest; not in tests.</summary>
    public static void HashQuickly(IServiceCollection services) => services.PostConfigure<PasswordHasherOptions>(o => o.IterationCount = 1_000);

    /// <summary>An account with a password, and with a telephone unless a test sets it up.</summary>
    public static async Task<Person> PersonAsync(this Site site, string email, string name = "Anna Peeters", string language = "nl", bool withPhone = true)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<CreateAccount>().RunAsync(email, name, Password, language, CancellationToken.None);
        Assert.True(made.Ok(out var id), made.Problem?.Code);
        var person = new Person(site, id, email, Totp.NewKey());
        if (withPhone)
        {
            var account = await scope.ServiceProvider.GetRequiredService<NabijDb>().Accounts.SingleAsync(a => a.Id == id);
            Assert.NotNull(await scope.ServiceProvider.GetRequiredService<SecondFactor>().SetUpAsync(account, person.Key, person.Code));
            site.Clock.Pass(TimeSpan.FromSeconds(60));
        }

        return person;
    }

    /// <summary>A browser in which this person signed in with both factors.</summary>
    public static async Task<Visitor> SignInAsync(this Person person, string language = "nl")
    {
        var visitor = new Visitor(person.Site);
        var code = await (await visitor.OpenAsync($"/{language}/sign-in")).Type(Words.In(language, "in.email"), person.Email).Type(Words.In(language, "in.password"), Password).PressAsync(Words.In(language, "in.next"));
        var home = await code.Type(Words.In(language, "code.code"), person.Code).PressAsync(Words.In(language, "code.next"));
        Assert.Equal($"/{language}/home", Visitor.PathOf(home));

        // A code works once.
        person.Site.Clock.Pass(TimeSpan.FromSeconds(60));
        return visitor;
    }

    private static readonly Platform.TextsOf<Features.SignIn.Texts> Words = new();
}

internal sealed record Person(Site Site, Guid Id, string Email, string Key)
{
    /// <summary>What the telephone shows now.</summary>
    public string Code => Totp.CodeAt(Key, Site.Clock.GetUtcNow());
}
