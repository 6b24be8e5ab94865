using Nabij.Platform;

namespace Nabij.Features.Organisations;

internal sealed class Texts;

/// <summary>What roles, kinds of organisation and grounds of secrecy are called, for every page that names them.</summary>
internal sealed class OrganisationWords(TextsOf<Texts> texts)
{
    public string Role(MemberRole role) => texts["role." + role.ToString().ToLowerInvariant()];

    public string Kind(OrganisationKind kind) => texts["kind." + kind.ToString().ToLowerInvariant()];

    /// <summary>Why somebody is bound by professional secrecy, with the article as it is numbered on a day.</summary>
    public string Ground(string code, DateOnly day) =>
        texts["ground." + code] + (SecrecyGrounds.ArticleOn(code, day) is { } article ? $" ({texts[article.Text]})" : "");
}
