namespace Nabij.Features.Cards;

internal sealed class Texts;
