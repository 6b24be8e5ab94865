using System.Globalization;

namespace Nabij.Belgium;

/// <summary>The check number of Belgian identifiers: the divisor less the remainder, so 1 to 97 and never 0 (a remainder of 0 gives 97).</summary>
internal static class CheckNumber
{
    public static bool Fits(ReadOnlySpan<char> number, ReadOnlySpan<char> check, int divisor = 97) =>
        divisor - (long.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture) % divisor) == int.Parse(check, NumberStyles.None, CultureInfo.InvariantCulture);
}
