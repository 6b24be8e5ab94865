namespace Nabij.Features.Editors;

internal sealed class Texts;
