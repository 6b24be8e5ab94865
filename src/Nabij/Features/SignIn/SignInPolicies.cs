using Microsoft.AspNetCore.Authorization;
using Nabij.Features.Organisations;
using Nabij.Platform;

namespace Nabij.Features.SignIn;

/// <summary>What the names in <see cref="Policies"/> ask.</summary>
internal static class SignInPolicies
{
    public static void AddPolicies(this AuthorizationBuilder authorization)
    {
        authorization.AddPolicy(Policies.SignedIn, p => p.AddAuthenticationSchemes(SessionHandler.Name).RequireAuthenticatedUser());
        authorization.AddPolicy(Policies.Member, p => p.AddAuthenticationSchemes(SessionHandler.Name).RequireAuthenticatedUser().RequireClaim(SessionHandler.Organisation));
        Add(Policies.Manager, MemberRole.Manager);
        Add(Policies.Editor, MemberRole.Editor);
        Add(Policies.Administrator, MemberRole.Administrator);

        void Add(string name, params MemberRole[] roles) =>
            authorization.AddPolicy(name, p => p.AddAuthenticationSchemes(SessionHandler.Name).RequireAuthenticatedUser().RequireRole(roles.Select(r => r.ToString())));
    }
}
