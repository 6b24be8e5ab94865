namespace Nabij.Tests.House;

internal static class Report
{
    /// <summary>Nothing may be in the list; what is, is told whole, one a line.</summary>
    public static void None(IEnumerable<string> wrong)
    {
        var all = wrong.ToList();
        Assert.True(all.Count == 0, $"{all.Count}:\n{string.Join('\n', all.Take(60))}");
    }
}
