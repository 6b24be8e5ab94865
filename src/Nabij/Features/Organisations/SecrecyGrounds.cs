namespace Nabij.Features.Organisations;

/// <summary>Where a law says so, and on which days that text holds.</summary>
/// <param name="Text">Key of what is shown for it.</param>
internal sealed record LegalArticle(string Text, DateOnly From, DateOnly? Until, string Source);

/// <summary>Why somebody is bound by professional secrecy.</summary>
internal sealed record SecrecyGround(string Code, IReadOnlyList<LegalArticle> Articles);

/// <summary>
/// The grounds a manager can name. Laws move to other articles, so each text has its days; the code stays, and what was recorded under it
/// stays right. Who only promised discretion in a contract is not bound by professional secrecy and has none of these.
/// </summary>
internal static class SecrecyGrounds
{
    public static readonly IReadOnlyList<SecrecyGround> All =
    [
        new("law-458",
        [
            new("article.criminal-code-458", new DateOnly(1867, 10, 15), new DateOnly(2026, 4, 7), "Strafwetboek / Code pénal, 8 June 1867"),
            new("article.criminal-code-352", new DateOnly(2026, 4, 8), null, "Strafwetboek / Code pénal, 29 February 2024 (Moniteur belge, 8 April 2024)"),
        ]),
        new("law-ocmw-36-50",
        [
            new("article.cpas-36-50", new DateOnly(1976, 8, 5), null, "OCMW-wet / Loi organique des CPAS, 8 July 1976"),
        ]),
        new("law-other", []),
    ];

    public static bool Knows(string code) => All.Any(g => g.Code == code);

    /// <summary>The article as it is numbered on a day; null for a ground that names none.</summary>
    public static LegalArticle? ArticleOn(string code, DateOnly day) =>
        All.FirstOrDefault(g => g.Code == code)?.Articles.FirstOrDefault(a => a.From <= day && (a.Until is null || a.Until >= day));
}
