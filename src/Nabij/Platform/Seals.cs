using System.Globalization;
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
    private const int KeySize = 32;
    private const UnixFileMode OwnFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly Lazy<IReadOnlyDictionary<byte, byte[]>> _keys = new(() => ReadKeys(Path.Combine(settings.StateFolder, "seals")));

    /// <param name="purpose">What the words are and of which row; opening needs the same.</param>
    public Sealed Seal(string words, string purpose)
    {
        var plain = Encoding.UTF8.GetBytes(words);
        var bytes = new byte[1 + NonceSize + TagSize + plain.Length];
        bytes[0] = _keys.Value.Keys.Max();
        var nonce = bytes.AsSpan(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_keys.Value[bytes[0]], TagSize);
        aes.Encrypt(nonce, plain, bytes.AsSpan(1 + NonceSize + TagSize), bytes.AsSpan(1 + NonceSize, TagSize), Bound(bytes[0], purpose));
        CryptographicOperations.ZeroMemory(plain);
        return Sealed.FromStored(bytes);
    }

    /// <summary>The words; null when the key is gone, the bytes were changed, or they were sealed for something else.</summary>
    public string? Open(Sealed words, string purpose)
    {
        var bytes = words.ToStored();
        if (bytes.Length < 1 + NonceSize + TagSize || !_keys.Value.TryGetValue(bytes[0], out var key))
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
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, _keys.Value[_keys.Value.Keys.Max()], KeySize, info: Encoding.UTF8.GetBytes("fingerprint: " + purpose));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(words)).AsSpan(0, 16));
    }

    private static byte[] Bound(byte key, string purpose) => [key, .. Encoding.UTF8.GetBytes(purpose)];

    private static Dictionary<byte, byte[]> ReadKeys(string folder)
    {
        if (!HasKeys(folder))
        {
            MakeFirstKey(folder);
        }

        if (!OperatingSystem.IsWindows())
        {
            // For the program's own user only, also when an older, wider folder is found.
            File.SetUnixFileMode(folder, OwnFolder);
        }

        var keys = new Dictionary<byte, byte[]>();
        foreach (var file in System.IO.Directory.EnumerateFiles(folder, "*.key"))
        {
            var key = File.ReadAllBytes(file);
            if (!byte.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || key.Length != KeySize)
            {
                throw new SettingException($"{file} is not a key: its name is a number up to 255, its content {KeySize} bytes.");
            }

            keys.Add(number, key);
        }

        return keys;
    }

    private static bool HasKeys(string folder) =>
        System.IO.Directory.Exists(folder) && System.IO.Directory.EnumerateFiles(folder, "*.key").Any();

    // Made beside and moved as a whole: a folder with a key in it can't be replaced, so nodes that share the state folder and start
    // together agree on the first one. A file could: to move one without overwriting is two steps on Unix.
    private static void MakeFirstKey(string folder)
    {
        var draft = $"{folder}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            System.IO.Directory.CreateDirectory(draft);
        }
        else
        {
            System.IO.Directory.CreateDirectory(draft, OwnFolder);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(Path.Combine(draft, "001.key"), options))
        {
            file.Write(RandomNumberGenerator.GetBytes(KeySize));
            file.Flush(flushToDisk: true);
        }

        try
        {
            if (System.IO.Directory.Exists(folder))
            {
                // Empty, or this fails.
                System.IO.Directory.Delete(folder);
            }

            System.IO.Directory.Move(draft, folder);
        }
        catch (IOException) when (HasKeys(folder))
        {
            System.IO.Directory.Delete(draft, recursive: true);
        }
    }
}
