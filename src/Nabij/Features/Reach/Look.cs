namespace Nabij.Features.Reach;

/// <summary>What one look at a contact brought.</summary>
/// <param name="Why">Null: nothing speaks against it.</param>
/// <param name="Status">What a site answered, where that is the reason.</param>
/// <param name="IsKnown">False: it could not be looked at now.</param>
internal sealed record Look(Silence? Why = null, int? Status = null, bool IsKnown = true)
{
    public static readonly Look Answers = new();
    public static readonly Look NotKnown = new(IsKnown: false);

    /// <summary>Whoever answers is there, also when they let us in no further (401, 403, 429).</summary>
    public static Look OfStatus(int status) => status switch
    {
        404 or 410 => new(Silence.NotThere, status),
        >= 500 => new(Silence.Broken, status),
        _ => Answers,
    };
}
