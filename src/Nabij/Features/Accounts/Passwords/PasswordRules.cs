using System.Globalization;
using System.Text;
using Nabij.Platform;

namespace Nabij.Features.Accounts.Passwords;

/// <summary>
/// What a password must be: long enough and not one that others try first. No rules of composition (NIST SP 800-63B-4, 3.1.1.2): they make
/// passwords that people forget and programs guess.
/// </summary>
internal static class PasswordRules
{
    public const int Least = 10;
    public const int Most = 128;

    // A word of so many letters may stand in a password by chance; longer ones are what it is made of.
    private const int LeastOfOwnWord = 4;

    /// <summary>What is wrong with a password; null when nothing is. <paramref name="own"/> are the person's own words: name, mail address.</summary>
    public static Problem? Check(string password, params ReadOnlySpan<string> own)
    {
        var length = new StringInfo(password).LengthInTextElements;
        if (length < Least)
        {
            return PasswordProblems.TooShort;
        }

        if (length > Most)
        {
            return PasswordProblems.TooLong;
        }

        var plain = Plain(password);
        return IsOneSign(plain) || IsOrder(plain) || CommonPasswords.Has(plain) || IsMadeOf(plain, own) ? PasswordProblems.Common : null;
    }

    /// <summary>As it is kept and compared: one way of writing accents, whichever keyboard (NFKC, as NIST SP 800-63B-4 asks).</summary>
    public static string Normal(string password) => FormText.Normal(password, NormalizationForm.FormKC);

    private static string Plain(string password) => Normal(password).ToLowerInvariant();

    private static bool IsOneSign(string plain) => plain.Distinct().Count() <= 2;

    // 1234567890, abcdefghij, backwards too.
    private static bool IsOrder(string plain) =>
        plain.Zip(plain.Skip(1), (a, b) => b - a).ToList() is var steps && (steps.TrueForAll(s => s == 1) || steps.TrueForAll(s => s == -1));

    // Their own words, with some digits around them.
    private static bool IsMadeOf(string plain, ReadOnlySpan<string> own)
    {
        var left = plain;
        foreach (var word in own)
        {
            foreach (var part in word.ToLowerInvariant().Split([' ', '.', '@', '-', '_', '\''], StringSplitOptions.RemoveEmptyEntries).Append("nabij").Where(p => p.Length >= LeastOfOwnWord))
            {
                left = left.Replace(part, "", StringComparison.Ordinal);
            }
        }

        return left.Length < plain.Length && left.Count(char.IsLetter) < LeastOfOwnWord;
    }
}

internal static class PasswordProblems
{
    public static readonly Problem TooShort = new("password.too-short", ProblemKind.Invalid, "password");
    public static readonly Problem TooLong = new("password.too-long", ProblemKind.Invalid, "password");
    public static readonly Problem Common = new("password.common", ProblemKind.Invalid, "password");
}
