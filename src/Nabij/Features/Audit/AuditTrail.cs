using System.Buffers;
using System.Globalization;
using Nabij.Data;
using Nabij.Platform;

namespace Nabij.Features.Audit;

/// <summary>
/// Remembers what is done, by adding a row to the caller's save: the act and its entry are kept together or not at all.
/// </summary>
internal sealed class AuditTrail(NabijDb db, TimeProvider clock, CurrentActor actor, AuditKeys keys)
{
    private static readonly SearchValues<char> InCodes = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-");

    // No space and no @: what somebody typed does not get in by accident.
    private static readonly SearchValues<char> InDetails = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-:,_=");

    /// <param name="act">A code such as <c>membership.ended</c>.</param>
    /// <param name="purpose">A code such as <c>access-management</c>.</param>
    /// <param name="subjectKind">What kind of row it is about: <c>membership</c>.</param>
    /// <param name="subjectId">Which one.</param>
    /// <param name="detail">A short code such as <c>role=manager</c>; never words of a person.</param>
    public void Add(string act, string purpose, string subjectKind, Guid? subjectId, string? detail = null)
    {
        Check(act, AuditEntry.MaxCode, InCodes, nameof(act));
        Check(purpose, AuditEntry.MaxCode, InCodes, nameof(purpose));
        Check(subjectKind, AuditEntry.MaxCode, InCodes, nameof(subjectKind));
        Check(detail ?? "-", AuditEntry.MaxDetail, InDetails, nameof(detail));
        var now = clock.GetUtcNow();
        var who = actor.Value;
        var entry = new AuditEntry
        {
            Id = Guid.CreateVersion7(now),
            At = now,
            ActorKind = who.Kind.ToString(),
            ActorName = who.Name,
            AccountId = who.AccountId,
            OrganisationId = who.OrganisationId,
            Purpose = purpose,
            Act = act,
            SubjectKind = subjectKind,
            SubjectId = subjectId,
            Detail = detail,
        };
        entry.Sign(keys.Newest());
        db.Add(entry);
    }

    // A mistake of the caller; the text itself is told to nobody.
    private static void Check(string code, int most, SearchValues<char> signs, string name)
    {
        if (code.Length == 0 || code.Length > most || code.AsSpan().ContainsAnyExcept(signs))
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"It is no code of at most {most} signs."), name);
        }
    }
}
