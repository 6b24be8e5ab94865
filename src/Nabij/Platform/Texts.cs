namespace Nabij.Platform;

/// <summary>Names <c>Texts.resx</c>: the words of errors that belong to no feature.</summary>
internal sealed class Texts;
