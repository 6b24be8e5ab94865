namespace Nabij.Features.Editing;

/// <summary>That there is a draft: whether the form shows it, and whether it was kept this moment.</summary>
/// <param name="Path">Of the page of the form.</param>
internal sealed record DraftNotice(DateTimeOffset SavedAt, string Path, bool IsOpen, bool IsKept)
{
    /// <summary>What the address says: <c>go</c> on with it, or it was <c>kept</c> just now.</summary>
    public static bool Opens(string? draft) => draft is "go" or "kept";
}
