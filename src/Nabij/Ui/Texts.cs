namespace Nabij.Ui;

internal sealed class Texts;
