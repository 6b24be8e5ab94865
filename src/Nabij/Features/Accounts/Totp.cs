using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Nabij.Features.Accounts;

/// <summary>
/// The codes of a telephone: RFC 6238 with HMAC-SHA-1, steps of 30 seconds and six digits, which is what every authenticator app does.
/// Identity's own check says only yes or no; to refuse a code that was used before, one must know its step.
/// </summary>
internal static class Totp
{
    public const int Digits = 6;
    private const int StepSeconds = 30;

    // A telephone's clock may be half a minute wrong, and typing takes time.
    private const int StepsAround = 1;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>160 bits by chance, as the 32 letters and digits that a person can type.</summary>
    public static string NewKey() => RandomNumberGenerator.GetString(Base32, 32);

    /// <summary>The step of a code that is right around a moment and later than <paramref name="after"/>; null when it is not right.</summary>
    public static long? StepOf(string code, string key, DateTimeOffset now, long after)
    {
        var current = now.ToUnixTimeSeconds() / StepSeconds;
        for (var step = current - StepsAround; step <= current + StepsAround; step++)
        {
            if (step > after && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(CodeAt(key, step)), System.Text.Encoding.UTF8.GetBytes(code)))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>The code a telephone shows at a moment.</summary>
    public static string CodeAt(string key, DateTimeOffset moment) => CodeAt(key, moment.ToUnixTimeSeconds() / StepSeconds);

    /// <summary>What an authenticator app reads from a picture.</summary>
    public static string Address(string key, string site, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(site)}:{Uri.EscapeDataString(account)}?secret={key}&issuer={Uri.EscapeDataString(site)}";

    private static string CodeAt(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238: the apps know no other; HMAC-SHA-1 is not broken.
        var hash = HMACSHA1.HashData(Bytes(key), counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 0x0f;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string key)
    {
        var bytes = new List<byte>(key.Length * 5 / 8);
        var (bits, held) = (0, 0);
        foreach (var sign in key)
        {
            bits = (bits << 5) | Base32.IndexOf(sign, StringComparison.Ordinal);
            held += 5;
            if (held >= 8)
            {
                held -= 8;
                bytes.Add((byte)(bits >> held));
                bits &= (1 << held) - 1;
            }
        }

        return [.. bytes];
    }
}
