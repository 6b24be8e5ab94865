namespace Nabij.Features.Messages;

internal sealed class Texts;
