namespace Nabij.Features.Reach;

/// <summary>What is asked outside the house. Tests answer in its place.</summary>
internal interface IOutside
{
    /// <summary>One request; where it sends on to is not followed.</summary>
    Task<SiteAnswer> AskAsync(Uri address, CancellationToken ct);

    /// <summary>Whether somebody takes mail under this name.</summary>
    Task<Look> MailHostAsync(string host, CancellationToken ct);
}

/// <summary>Status, and where it sends on to; or why there is none; or nothing of both: it could not be asked.</summary>
/// <param name="SetsCookie">Browsers bring it along the next time; we do not.</param>
internal sealed record SiteAnswer(int? Status = null, Uri? Location = null, Silence? Why = null, bool SetsCookie = false);
