namespace Nabij.Features.SignIn;

internal sealed class Texts;
