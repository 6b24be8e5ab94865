namespace Nabij.Features.Agreements;

internal sealed class Texts;
