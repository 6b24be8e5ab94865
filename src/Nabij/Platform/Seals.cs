using System.Security.Cryptography;
using System.Text;

namespace Nabij.Platform;

/// <summary>
/// Seals words with AES-256-GCM under keys that lie outside the database, in the state folder. The bytes: 1 for the number of the key,
/// 12 of a nonce made anew each time, 16 that prove nothing was changed, then the encrypted words. What a row is sealed for is proven too, so that its bytes
/// open in no other place. The newest key seals, all of them open: a new file <c>NNN.key</c> is a rotation.
/// </summary>
internal sealed class Seals(Settings settings)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly KeyFolder _ring = new(Path.Combine(settings.KeysFolder, "seals"));

    /// <param name="purpose">What the words are and of which row; opening needs the same.</param>
    public Sealed Seal(string words, string purpose)
    {
        var plain = Encoding.UTF8.GetBytes(words);
        var bytes = new byte[1 + NonceSize + TagSize + plain.Length];
        (bytes[0], var key) = _ring.Newest();
        var nonce = bytes.AsSpan(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, bytes.AsSpan(1 + NonceSize + TagSize), bytes.AsSpan(1 + NonceSize, TagSize), Bound(bytes[0], purpose));
        CryptographicOperations.ZeroMemory(plain);
        return Sealed.FromStored(bytes);
    }

    /// <summary>The words; null when the key is gone, the bytes were changed, or they were sealed for something else.</summary>
    public string? Open(Sealed words, string purpose)
    {
        var bytes = words.ToStored();
        if (bytes.Length < 1 + NonceSize + TagSize || _ring.Find(bytes[0]) is not { } key)
        {
            return null;
        }

        var plain = new byte[bytes.Length - 1 - NonceSize - TagSize];
        try
        {
            using var aes = new AesGcm(key, TagSize);
            aes.Decrypt(bytes.AsSpan(1, NonceSize), bytes.AsSpan(1 + NonceSize + TagSize), bytes.AsSpan(1 + NonceSize, TagSize), plain, Bound(bytes[0], purpose));
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    /// <summary>
    /// 32 hexadecimal signs by which words are known again, without telling them: HMAC-SHA-256, half of it, under a key derived from the
    /// newest one for the purpose only. Without the key nobody can try words out; a new key makes all fingerprints new.
    /// </summary>
    public string Fingerprint(string words, string purpose)
    {
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, _ring.Newest().Key, KeyFolder.KeySize, info: Encoding.UTF8.GetBytes("fingerprint: " + purpose));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(words)).AsSpan(0, 16));
    }

    private static byte[] Bound(byte key, string purpose) => [key, .. Encoding.UTF8.GetBytes(purpose)];
}
