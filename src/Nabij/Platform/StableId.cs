using System.Security.Cryptography;
using System.Text;

namespace Nabij.Platform;

/// <summary>
/// Ids of records that come from files or feeds: UUID version 5 (RFC 9562 §5.5) of source and key, so that the same data
/// has the same ids on every installation.
/// </summary>
internal static class StableId
{
    // The namespace of all our names; itself a random version-4 id, fixed for ever.
    private static readonly Guid Namespace = new("6f2f6d3e-3c0e-4b9a-9d0c-6a2f0f4e7b51");

    public static Guid From(string source, string key)
    {
        var input = new byte[16 + Encoding.UTF8.GetByteCount(source) + 1 + Encoding.UTF8.GetByteCount(key)];
        Namespace.TryWriteBytes(input, bigEndian: true, out _);
        var at = 16 + Encoding.UTF8.GetBytes(source, input.AsSpan(16));
        input[at] = (byte)'/';
        Encoding.UTF8.GetBytes(key, input.AsSpan(at + 1));
#pragma warning disable CA5350 // RFC 9562 prescribes SHA-1 here; it names, it protects nothing.
        var hash = SHA1.HashData(input);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
