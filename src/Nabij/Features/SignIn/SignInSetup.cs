using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Nabij.Features.Jobs;
using Nabij.Features.SignIn.Providers;

namespace Nabij.Features.SignIn;

internal static class SignInSetup
{
    public static void AddSignIn(this IServiceCollection services)
    {
        // Only policies name the scheme that reads the session. As the only one it would be the default, and read on public pages too.
        AppContext.SetSwitch("Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme", true);
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.Name, null);
        services.AddAuthorizationBuilder().AddPolicies();
        services.Configure<MvcOptions>(o => o.Filters.Add<SameOrganisation>());
        services.AddScoped<CurrentSession>();
        services.AddScoped<Cookies>();
        services.AddScoped<KnownDevices>();
        services.AddScoped<Steps>();
        services.AddScoped<Sessions>();
        services.AddScoped<SignInPace>();
        services.AddJob<ForgetSignIns>(every: TimeSpan.FromHours(1));
        services.AddScoped<SignInWithPassword>();
        services.AddScoped<SignInWithPasskey>();
        services.AddSingleton<ProviderWire>();
        services.AddSingleton<KnownProviders>();
        services.AddScoped<SignInWithProvider>();
    }
}
