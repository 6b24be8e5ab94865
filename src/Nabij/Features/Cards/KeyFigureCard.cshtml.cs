using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Nabij.Features.Finder;

namespace Nabij.Features.Cards;

/// <summary>For a pharmacist, shopkeeper or neighbour who worries: how to raise it with the person, and who can help. It asks nothing about anyone.</summary>
[AllowAnonymous]
internal sealed class KeyFigureCardPage(FindHelp find) : PageModel
{
    // FIELD 12: a child, or suspected abuse: the right line instead.
    private static readonly string[] Instead = ["child", "elder-abuse"];

    public CardView Card { get; } = CardView.Of(find.State);

    public IReadOnlyList<Entry> RightLines { get; } = [.. Instead.Select(d => CardView.LineOf(find.State, d)).OfType<Entry>()];
}
