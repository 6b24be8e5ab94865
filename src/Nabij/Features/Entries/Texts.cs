namespace Nabij.Features.Entries;

internal sealed class Texts;
