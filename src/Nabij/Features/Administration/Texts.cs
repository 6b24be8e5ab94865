namespace Nabij.Features.Administration;

internal sealed class Texts;
