namespace Nabij.Features.Proposals;

internal sealed class Texts;
