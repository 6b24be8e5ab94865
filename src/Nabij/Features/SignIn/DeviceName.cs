namespace Nabij.Features.SignIn;

/// <summary>A browser and a machine as people call them, from what the browser says of itself: enough to know one's own again, too little to be followed.</summary>
internal static class DeviceName
{
    // In this order: most browsers say that they are several.
    private static readonly (string Sign, string Name)[] Browsers = [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("Chrome", "Chrome"), ("CriOS", "Chrome"), ("Safari", "Safari")];
    private static readonly (string Sign, string Name)[] Machines = [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux")];

    public static string Of(string userAgent) => string.Join(", ", new[] { Find(Browsers, userAgent), Find(Machines, userAgent) }.OfType<string>());

    private static string? Find((string Sign, string Name)[] known, string userAgent) => Array.Find(known, k => userAgent.Contains(k.Sign, StringComparison.Ordinal)).Name;
}
