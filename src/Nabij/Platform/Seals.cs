using System.Security.Cryptography;
using System.Text;

namespace Nabij.Platform;

/// <summary>
/// Seals words under keys that lie outside the database: the ring, files in <c>Nabij__Keys</c> (<see cref="KeyFolder"/>). The newest seals, all of
/// them open. What belongs to a person's file is sealed with a key of that file instead (<c>FileSeals</c>), which is sealed here.
/// </summary>
internal sealed class Seals
{
    private readonly KeyFolder _ring;
    private readonly KeyFolder _index;

    public Seals(Settings settings)
    {
        _ring = new KeyFolder(Path.Combine(settings.KeysFolder, "seals"));
        // Made from the ring's key of that day, so that fingerprints from before it had a key of its own stay what they were.
        _index = new KeyFolder(Path.Combine(settings.KeysFolder, "index"), () => HKDF.Extract(HashAlgorithmName.SHA256, _ring.Newest().Key));
    }

    /// <summary>Every key of the ring that was seen.</summary>
    public IReadOnlyCollection<byte> Keys => [.. _ring.All.Keys.Order()];

    /// <summary>Null as long as the ring has a key; otherwise its folder, which a key must come back to when something was sealed.</summary>
    public string? EmptyFolder => _ring.HasKeys ? null : _ring.Folder;

    public byte NewestKey => _ring.Newest().Number;

    /// <param name="purpose">What the words are and of which row; opening needs the same.</param>
    public Sealed Seal(string words, string purpose)
    {
        var plain = Encoding.UTF8.GetBytes(words);
        var @sealed = SealBytes(plain, purpose);
        CryptographicOperations.ZeroMemory(plain);
        return @sealed;
    }

    /// <summary>The words; null when the key is gone, the bytes were changed, or they were sealed for something else.</summary>
    public string? Open(Sealed words, string purpose)
    {
        var plain = OpenBytes(words, purpose);
        return plain is null ? null : Encoding.UTF8.GetString(plain);
    }

    public Sealed SealBytes(byte[] plain, string purpose)
    {
        var (number, key) = _ring.Newest();
        return SealedBytes.Seal(number, key, plain, purpose);
    }

    public byte[]? OpenBytes(Sealed bytes, string purpose) =>
        SealedBytes.NumberOf(bytes) is { } number && _ring.Find(number) is { } key ? SealedBytes.Open(bytes, key, purpose) : null;

    /// <summary>The same, sealed with the newest key; null when it does not open.</summary>
    public Sealed? Renew(Sealed old, string purpose)
    {
        if (OpenBytes(old, purpose) is not { } plain)
        {
            return null;
        }

        var @new = SealBytes(plain, purpose);
        CryptographicOperations.ZeroMemory(plain);
        return @new;
    }

    /// <summary>Makes the key of fingerprints where there is none, from the ring as it is now. At every start: from a later key others would come.</summary>
    public void KeepFingerprints() => _ = _index.All;

    /// <summary>Makes the next key of the ring, which seals from now on. Only one at a time may.</summary>
    public byte MakeKey()
    {
        KeepFingerprints();
        return _ring.MakeNext();
    }

    /// <summary>
    /// 32 hexadecimal signs by which words are known again, without telling them: HMAC-SHA-256, half of it, under a key derived for the purpose
    /// only. Without the key nobody can try words out. The key is not of the ring: fingerprints stay when that gets a new one.
    /// </summary>
    public string Fingerprint(string words, string purpose)
    {
        var key = HKDF.Expand(HashAlgorithmName.SHA256, _index.First(), KeyFolder.KeySize, Encoding.UTF8.GetBytes("fingerprint: " + purpose));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(words)).AsSpan(0, 16));
    }
}
