using Nabij.Platform;

namespace Nabij.Features.SignIn.Providers;

/// <summary>Kinds of "no" on the way to a provider and back; people get one answer for all.</summary>
internal static class ProviderProblems
{
    public static readonly Problem Unknown = new("provider.unknown", ProblemKind.NotFound);
    public static readonly Problem NoAnswer = new("provider.no-answer", ProblemKind.Conflict);
    public static readonly Problem NotOurs = new("provider.not-ours", ProblemKind.Conflict);
    public static readonly Problem Denied = new("provider.denied", ProblemKind.Conflict);
    public static readonly Problem Issuer = new("provider.issuer", ProblemKind.Conflict);
    public static readonly Problem Code = new("provider.code", ProblemKind.Conflict);
    public static readonly Problem Signature = new("provider.signature", ProblemKind.Conflict);
    public static readonly Problem Token = new("provider.token", ProblemKind.Conflict);
    public static readonly Problem Nonce = new("provider.nonce", ProblemKind.Conflict);
    public static readonly Problem NotLinked = new("provider.not-linked", ProblemKind.Conflict);
}
