using System.Security.Cryptography;
using System.Text;

namespace Nabij.Platform;

/// <summary>
/// The bytes of what is sealed: 1 for the number of the key, 12 of a nonce made anew each time, 16 that prove nothing was changed, then the
/// encrypted words (AES-256-GCM). What they are sealed for is proven too, with the number, so that they open in no other place.
/// </summary>
internal static class SealedBytes
{
    /// <summary>Not a key of the ring: the one of the file that the row belongs to.</summary>
    public const byte FileKey = 0;

    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int HeadSize = 1 + NonceSize + TagSize;

    public static Sealed Seal(byte number, byte[] key, ReadOnlySpan<byte> plain, string purpose)
    {
        var bytes = new byte[HeadSize + plain.Length];
        bytes[0] = number;
        var nonce = bytes.AsSpan(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, bytes.AsSpan(HeadSize), bytes.AsSpan(1 + NonceSize, TagSize), Bound(number, purpose));
        return Sealed.FromStored(bytes);
    }

    /// <summary>Null when the bytes were changed, or sealed with another key or for something else.</summary>
    public static byte[]? Open(Sealed words, byte[] key, string purpose)
    {
        var bytes = words.ToStored();
        if (bytes.Length < HeadSize)
        {
            return null;
        }

        var plain = new byte[bytes.Length - HeadSize];
        try
        {
            using var aes = new AesGcm(key, TagSize);
            aes.Decrypt(bytes.AsSpan(1, NonceSize), bytes.AsSpan(HeadSize), bytes.AsSpan(1 + NonceSize, TagSize), plain, Bound(bytes[0], purpose));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>Null for bytes that are none of ours.</summary>
    public static byte? NumberOf(Sealed words) => words.ToStored() is { Length: >= HeadSize } bytes ? bytes[0] : null;

    private static byte[] Bound(byte number, string purpose) => [number, .. Encoding.UTF8.GetBytes(purpose)];
}
