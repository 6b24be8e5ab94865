namespace Nabij.Features.SignIn.Providers;

/// <summary>Where people go on. Each is a page of ours that leads on by itself: a strict cookie does not come along on a way that began elsewhere.</summary>
internal static class ProviderPaths
{
    public static string Account(string language) => $"/{language}/account/elsewhere";

    public static string Onward(string language, StepKind? next, string? to) =>
        $"/{language}/sign-in/onward{ReturnTo.Query(to)}" + (next is { } step ? (ReturnTo.Query(to).Length > 0 ? "&" : "?") + "next=" + (step == StepKind.Code ? "code" : "phone") : "");

    public static string Failed(string language, bool linking, string? to) =>
        linking ? Onward(language, null, Account(language) + "?failed=yes") : $"/{language}/sign-in/elsewhere{ReturnTo.Query(to)}";
}
