using System.Security.Cryptography;
using System.Text;

namespace Nabij.Platform;

/// <summary>Secrets that open one thing: made by chance, given out once, kept as their hash only.</summary>
internal static class Secrets
{
    /// <summary>43 signs that may stand in an address: 256 bits.</summary>
    public static string New() => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Whether it has the form of one; anything else needs no look in the database.</summary>
    public static bool IsOne(string? text) => text is { Length: 43 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>SHA-256 as 64 hexadecimal signs.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
