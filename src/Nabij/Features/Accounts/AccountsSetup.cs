using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.Accounts;

internal static class AccountsSetup
{
    /// <summary>
    /// PBKDF2 with HMAC-SHA-512, as often as OWASP's Password Storage Cheat Sheet asks (2025: at least 210 000). A password kept with fewer is
    /// kept anew when it is next used.
    /// </summary>
    public const int HashIterations = 210_000;

    public static void AddAccounts(this IServiceCollection services, Settings settings)
    {
        services.AddIdentityCore<Account>().AddUserStore<AccountStore>();
        services.AddScoped(p => (AccountStore)p.GetRequiredService<IUserStore<Account>>());
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = HashIterations);
        services.Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3);

        // What a password or an address must be, we say ourselves, in the person's language.
        services.RemoveAll<IUserValidator<Account>>();
        services.RemoveAll<IPasswordValidator<Account>>();

        // Passkeys belong to a name, the public one, never the one a request claims.
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            o.ServerDomain = settings.Url.Host;
            o.UserVerificationRequirement = "required";
            o.ResidentKeyRequirement = "required";
            o.ValidateOrigin = c => ValueTask.FromResult(!c.CrossOrigin && Uri.TryCreate(c.Origin, UriKind.Absolute, out var origin) && origin.GetLeftPart(UriPartial.Authority) == settings.Url.GetLeftPart(UriPartial.Authority));
        });

        services.AddScoped<CreateAccount>();
        services.AddScoped<ChoosePassword>();
        services.AddScoped<SendAccountLink>();
        services.AddScoped<SecondFactor>();
        services.AddScoped<CheckPassword>();
        services.AddScoped<LinkedLogins>();
    }

    /// <summary>
    /// Identity saves a passkey, with all that was staged beside it, and then once more the account's concurrency stamp alone. That somebody
    /// changed the account between the two loses nothing.
    /// </summary>
    public static void MaySayOvertaken(this IdentityResult result, NabijDb db)
    {
        if (!result.Succeeded && result.Errors.All(e => e.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure)))
        {
            db.ChangeTracker.Clear();
            return;
        }

        result.MustSucceed();
    }

    /// <summary>Where only a bug can make Identity say no.</summary>
    public static void MustSucceed(this IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(e => e.Code)));
        }
    }
}
