using Nabij.Features.Directory;

namespace Nabij.Features.Finder;

internal static class PhoneLink
{
    /// <summary>A line's name beside its number: without the number said twice (<c>112: fire</c>, <c>Awel: 102</c>).</summary>
    public static string NameBeside(string name, IReadOnlyList<Phone> phones)
    {
        foreach (var number in phones.Select(p => p.Number))
        {
            foreach (var colon in new[] { ": ", " : " })
            {
                if (name.StartsWith(number + colon, StringComparison.Ordinal))
                {
                    return name[(number.Length + colon.Length)..];
                }

                if (name.EndsWith(colon + number, StringComparison.Ordinal))
                {
                    return name[..^(number.Length + colon.Length)];
                }
            }
        }

        return name;
    }

    /// <summary>The digits to dial (RFC 3966), from a number as its owner prints it.</summary>
    public static string Of(string number) => string.Concat(number.Where(c => char.IsAsciiDigit(c) || c == '+'));
}
