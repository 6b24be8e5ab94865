using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Accounts;
using Nabij.Features.Audit;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij;

/// <summary>
/// <c>Nabij admin create MAIL NAME</c>, <c>Nabij admin reset MAIL</c>, <c>Nabij admin sign-out MAIL</c>. There is no default password: the command shows a link, once, by which
/// the person chooses one.
/// </summary>
internal static class AdminVerb
{
    public const string Usage =
        """
        Nabij admin create MAIL NAME [--language nl|fr|en]
                         an account that keeps the installation; shows a link to choose its password, good for a day
        Nabij admin reset MAIL
                         a link to begin anew, for who lost the password and the second factor; both end when it is used
        Nabij admin sign-out MAIL
                         ends every session of an account at once, wherever it is open

        """;

    /// <summary>The language; null when the options are wrong.</summary>
    public static string? Read(string[] options) => options switch
    {
        [] => "nl",
        ["--language", var code] when Languages.Knows(code) => code,
        _ => null,
    };

    public static Task<int> CreateAsync(Settings settings, string mail, string name, string language) => WithAsync(settings, "admin create", async services =>
    {
        var db = services.GetRequiredService<NabijDb>();
        var clock = services.GetRequiredService<TimeProvider>();
        if (CreateAccount.Check(mail, name) is { } wrong)
        {
            return await RefuseAsync(wrong == AccountProblems.MailWrong ? "That is no mail address." : $"The name has at most {Account.MaxName} letters.");
        }

        var normal = Account.Normal(mail);
        if (await db.Accounts.AnyAsync(a => a.NormalizedEmail == normal))
        {
            return await RefuseAsync("There is an account with that address already. To give it a new link: Nabij admin reset.");
        }

        var account = CreateAccount.New(mail, name, language, clock.GetUtcNow());
        db.Add(account);
        services.GetRequiredService<AuditTrail>().Add("account.created", "access-management", "account", account.Id);
        var first = services.GetRequiredService<FirstOrganisation>();
        if (await db.Organisations.Where(o => o.Kind == OrganisationKind.Administration && o.ClosedOn == null).OrderBy(o => o.CreatedAt).FirstOrDefaultAsync() is { } existing)
        {
            first.AddMember(existing.Id, account.Id, MemberRole.Administrator);
        }
        else
        {
            first.Add(LocalText.Of(("nl", "Beheer van Nabij"), ("fr", "Gestion de Nabij"), ("en", "Nabij administration")), account.Id);
        }

        var token = SendAccountLink.Add(db, account.Id, clock.GetUtcNow() + AccountLink.FirstValid, alsoSecondFactor: false, clock.GetUtcNow());
        await db.SaveChangesAsync();
        return await ShowAsync(settings, account, token);
    });

    public static Task<int> ResetAsync(Settings settings, string mail) => WithAccountAsync(settings, "admin reset", mail, async (services, account) =>
    {
        var db = services.GetRequiredService<NabijDb>();
        var clock = services.GetRequiredService<TimeProvider>();
        services.GetRequiredService<AuditTrail>().Add("account.link-made", "access-management", "account", account.Id, "both-factors");
        var token = SendAccountLink.Add(db, account.Id, clock.GetUtcNow() + AccountLink.FirstValid, alsoSecondFactor: true, clock.GetUtcNow());
        await db.SaveChangesAsync();
        return await ShowAsync(settings, account, token);
    });

    public static Task<int> SignOutAsync(Settings settings, string mail) => WithAccountAsync(settings, "admin sign-out", mail, async (services, account) =>
    {
        var db = services.GetRequiredService<NabijDb>();
        // Sessions and steps half-way are of one stamp.
        account.SecurityStamp = Secrets.New();
        services.GetRequiredService<AuditTrail>().Add("account.signed-out", "access-management", "account", account.Id, "everywhere");
        await db.SaveChangesAsync();
        await Console.Out.WriteLineAsync("Every session of it has ended.");
        return 0;
    });

    private static Task<int> WithAccountAsync(Settings settings, string verb, string mail, Func<IServiceProvider, Account, Task<int>> act) => WithAsync(settings, verb, async services =>
    {
        var normal = Account.Normal(mail);
        return await services.GetRequiredService<NabijDb>().Accounts.SingleOrDefaultAsync(a => a.NormalizedEmail == normal) is { } account
            ? await act(services, account)
            : await RefuseAsync("There is no account with that address.");
    });

    private static async Task<int> ShowAsync(Settings settings, Account account, string token)
    {
        await Console.Out.WriteLineAsync("Open this within a day, once, to choose the password. Who has it has the account:");
        await Console.Out.WriteLineAsync(settings.Link($"/{account.Language}/password/{token}"));
        return 0;
    }

    private static async Task<int> RefuseAsync(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return 1;
    }

    private static async Task<int> WithAsync(Settings settings, string verb, Func<IServiceProvider, Task<int>> act)
    {
        var services = new ServiceCollection();
        services.AddDatabase(settings);
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<Seals>();
        services.AddScoped(_ => new CurrentActor { Value = Actor.CommandLine(verb) });
        services.AddAudit();
        services.AddScoped<FirstOrganisation>();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        await Migrator.MigrateAsync(scope.ServiceProvider.GetRequiredService<NabijDb>(), CancellationToken.None);
        return await act(scope.ServiceProvider);
    }
}
