using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Nabij.Features.Audit;

/// <summary>
/// SHA-256 over 1 byte of version, 1; the 32 bytes of the hash before (zeros before the first); 8 of the position, big-endian; 16 of the
/// entry's id; its MAC. Who has one hash of the chain can hold all that came before to it.
/// </summary>
internal static class AuditChain
{
    public const int HashSize = 32;
    private const byte Version = 1;

    public static readonly byte[] Beginning = new byte[HashSize];

    public static byte[] Next(byte[] before, long position, Guid id, byte[] mac)
    {
        // Of another length it is none of ours, and is chained all the same, to be found.
        Span<byte> bytes = mac.Length == AuditMac.Size ? stackalloc byte[57 + AuditMac.Size] : new byte[57 + mac.Length];
        bytes[0] = Version;
        before.CopyTo(bytes[1..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes[33..], position);
        id.TryWriteBytes(bytes[41..], bigEndian: true, out _);
        mac.CopyTo(bytes[57..]);
        return SHA256.HashData(bytes);
    }
}
