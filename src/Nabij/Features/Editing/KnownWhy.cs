namespace Nabij.Features.Editing;

/// <summary>
/// Why a change was made where nobody typed a reason: a code, and sometimes the key of another entry, said in the reader's language. It begins with a sign
/// that a person's own words lose.
/// </summary>
internal static class KnownWhy
{
    private const string Sign = "= ";

    /// <summary>The service itself said that it is right.</summary>
    public const string OwnerSaysRight = Sign + "owner";

    /// <summary>Who got the owner's link does not keep the entry.</summary>
    public const string OwnerNotTheirs = Sign + "owner-not-theirs";

    /// <summary>A line of a danger passed its monthly check.</summary>
    public const string LineConfirmed = Sign + "line-confirmed";

    /// <summary>A line of a danger failed its check, and nobody confirmed it in time.</summary>
    public const string LineHidden = Sign + "line-hidden";

    private static readonly string[] Codes = ["merged", "replaced", "apart", "owner", "owner-not-theirs", "line-confirmed", "line-hidden"];

    /// <summary>It took over what another entry said.</summary>
    public static string Merged(string other) => $"{Sign}merged {other}";

    /// <summary>It was the same as another entry, which replaces it.</summary>
    public static string Replaced(string other) => $"{Sign}replaced {other}";

    /// <summary>A merge with another entry was undone.</summary>
    public static string Apart(string other) => $"{Sign}apart {other}";

    /// <summary>What a person typed as a reason, never taken for one of these.</summary>
    public static string Typed(string why) => why.TrimStart('=', ' ');

    public static (string Code, string Other)? Of(string why) =>
        why.StartsWith(Sign, StringComparison.Ordinal) && why[Sign.Length..].Split(' ') is [var code, .. var other] && other.Length < 2 && Codes.Contains(code) ? (code, string.Concat(other)) : null;
}
