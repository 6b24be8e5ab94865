using System.Globalization;
using System.Security.Cryptography;

namespace Nabij.Platform;

/// <summary>
/// Keys outside the database: files <c>NNN.key</c> of 32 bytes in a folder for the program's own user. The first one is made when there is
/// none. Nodes share the folder; a key that another made is found when it is needed, without a restart.
/// </summary>
/// <param name="first">What the first key is; null: random.</param>
internal sealed class KeyFolder(string folder, Func<byte[]>? first = null)
{
    public const int KeySize = 32;
    private const UnixFileMode OwnFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Others = (UnixFileMode)0b111_111;
    private readonly Lock _lock = new();
    private volatile IReadOnlyDictionary<byte, byte[]>? _keys;

    public string Folder => folder;

    /// <summary>Without making the first one.</summary>
    public bool HasKeys => System.IO.Directory.Exists(folder) && System.IO.Directory.EnumerateFiles(folder, "*.key").Any();

    /// <summary>Every key that was seen, by number.</summary>
    public IReadOnlyDictionary<byte, byte[]> All
    {
        get
        {
            if (_keys is { } keys)
            {
                return keys;
            }

            lock (_lock)
            {
                return _keys ??= ReadFirst();
            }
        }
    }

    /// <summary>The newest there is now; also one that another node made a moment ago.</summary>
    public (byte Number, byte[] Key) Newest()
    {
        var newest = All.Keys.Max();
        // The names only: a directory is read in microseconds, and what is sealed is sealed at the pace of people.
        if (Numbers().Any(n => n > newest))
        {
            ReadAgain();
            newest = All.Keys.Max();
        }

        return (newest, All[newest]);
    }

    /// <summary>The oldest, for what must stay what it is.</summary>
    public byte[] First() => All[All.Keys.Min()];

    /// <summary>Null when there is no such key, now either.</summary>
    public byte[]? Find(byte number)
    {
        if (!All.ContainsKey(number) && Numbers().Contains(number))
        {
            ReadAgain();
        }

        return All.GetValueOrDefault(number);
    }

    /// <summary>Makes the next key. Only one at a time may: the caller holds what keeps others out.</summary>
    public byte MakeNext()
    {
        var number = Newest().Number;
        if (number == byte.MaxValue)
        {
            throw new SettingException($"{folder} has a key of number 255, and there is no higher one.");
        }

        number++;
        var path = Path.Combine(folder, $"{number:000}.key");
        var draft = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        try
        {
            WriteKey(draft, RandomNumberGenerator.GetBytes(KeySize));
            // Seen whole or not at all.
            File.Move(draft, path);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new SettingException($"{path} cannot be made: put {KeySize} random bytes there, and run this again.");
        }

        return number;
    }

    private IEnumerable<byte> Numbers() =>
        HasKeys ? System.IO.Directory.EnumerateFiles(folder, "*.key").Select(NumberOf).OfType<byte>() : [];

    private static byte? NumberOf(string file) =>
        byte.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private Dictionary<byte, byte[]> ReadFirst()
    {
        if (!HasKeys)
        {
            MakeFirst();
        }

        KeepOthersOut();
        var keys = new Dictionary<byte, byte[]>();
        foreach (var file in System.IO.Directory.EnumerateFiles(folder, "*.key"))
        {
            var key = File.ReadAllBytes(file);
            if (NumberOf(file) is not { } number || key.Length != KeySize || !keys.TryAdd(number, key))
            {
                throw new SettingException($"{file} is not a key: its name is a number from 1 to 255, its content {KeySize} bytes.");
            }
        }

        return keys;
    }

    // While serving, a file that is no whole key yet is left for later; at the next start it would be told.
    private void ReadAgain()
    {
        lock (_lock)
        {
            var keys = new Dictionary<byte, byte[]>(All);
            foreach (var file in System.IO.Directory.EnumerateFiles(folder, "*.key"))
            {
                if (NumberOf(file) is { } number && !keys.ContainsKey(number) && File.ReadAllBytes(file) is { Length: KeySize } key)
                {
                    keys.Add(number, key);
                }
            }

            _keys = keys;
        }
    }

    // Also when an older, wider folder is found. A mounted secret may belong to somebody else, who decided.
    private void KeepOthersOut()
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & Others) != UnixFileMode.None)
        {
            try
            {
                File.SetUnixFileMode(folder, OwnFolder);
            }
            catch (Exception e) when (e is UnauthorizedAccessException or IOException)
            {
            }
        }
    }

    // Made beside and moved as a whole: a folder with a key in it can't be replaced, so nodes that share the state folder and start
    // together agree on the first one. A file could: to move one without overwriting is two steps on Unix.
    private void MakeFirst()
    {
        var draft = $"{folder}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        try
        {
            PrivateFiles.CreateFolder(draft);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new SettingException($"{folder} has no key, and none can be made there: put one in it, 001.key, of {KeySize} random bytes.");
        }

        WriteKey(Path.Combine(draft, "001.key"), first?.Invoke() ?? RandomNumberGenerator.GetBytes(KeySize));
        try
        {
            if (System.IO.Directory.Exists(folder))
            {
                // Empty, or this fails.
                System.IO.Directory.Delete(folder);
            }

            System.IO.Directory.Move(draft, folder);
        }
        catch (IOException) when (HasKeys)
        {
            System.IO.Directory.Delete(draft, recursive: true);
        }
    }

    private static void WriteKey(string path, byte[] key)
    {
        using var file = PrivateFiles.Create(path);
        file.Write(key);
        file.Flush(flushToDisk: true);
    }
}
