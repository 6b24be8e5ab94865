namespace Nabij.Platform;

/// <summary>Who may use a route: the names that pages and endpoints say. What they ask is in SignIn. A role is that in the organisation one acts for.</summary>
internal static class Policies
{
    /// <summary>Signed in with both factors.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Signed in and acting for an organisation.</summary>
    public const string Member = "member";

    /// <summary>Manages the organisation one acts for.</summary>
    public const string Manager = "manager";

    /// <summary>Keeps the social map.</summary>
    public const string Editor = "editor";

    /// <summary>Keeps the installation.</summary>
    public const string Administrator = "administrator";
}
