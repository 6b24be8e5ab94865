using Nabij.Calendar;
using Nabij.Platform;

namespace Nabij.Features.Agreements;

/// <summary>An agreement under which something can be sent now.</summary>
/// <param name="IsCertain">False where the place only partly lies in the agreed territory, or that is not sure.</param>
/// <param name="AnswerBy">By when somebody answers, counted in the agreed hours; null when that lies too far ahead to say.</param>
internal sealed record AgreementMatch(Guid AgreementId, Guid TakerId, Guid SenderId, bool IsCertain, bool IsOpen, DateTimeOffset? AnswerBy)
{
    /// <summary>
    /// Of these agreements those that hold: certain places before uncertain, then who answers first, then who was agreed with first. Nothing
    /// else counts, so that nobody ranks higher for running or paying anything.
    /// </summary>
    /// <param name="around">Codes of the place and all it lies in, and whether that is certain.</param>
    public static IReadOnlyList<AgreementMatch> Of(IEnumerable<Agreement> agreements, IReadOnlyDictionary<string, bool> around, string? kind, DateTimeOffset moment) =>
    [
        .. from agreement in agreements
           where agreement.IsLive(LocalDay.Of(moment)) && (kind is null ? agreement.Terms.Reports : agreement.Terms.Kinds.Contains(kind, StringComparer.Ordinal))
           let places = agreement.Terms.Territories.Where(around.ContainsKey).ToList()
           where places.Count > 0
           let work = new WorkingTime(AgreementHours.Read(agreement.Terms.Hours)!)
           let answer = work.AddWorkingTime(moment, TimeSpan.FromHours(agreement.Terms.WithinHours))
           let certain = places.Exists(p => around[p])
           orderby certain descending, answer ?? DateTimeOffset.MaxValue, agreement.Id
           select new AgreementMatch(agreement.Id, agreement.TakerId, agreement.SenderId, certain, work.IsWorking(moment), answer),
    ];
}
