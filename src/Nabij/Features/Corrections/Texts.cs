namespace Nabij.Features.Corrections;

internal sealed class Texts;
