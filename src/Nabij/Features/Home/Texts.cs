namespace Nabij.Features.Home;

internal sealed class Texts;
