using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Nabij.Features.Audit;

/// <summary>
/// HMAC-SHA-256 over all that an entry tells, in one fixed layout; numbers are big-endian. 1 byte: version, 1. 16: id. 8: microseconds
/// since 1970, UTC. Then kind and name of the actor; account, organisation; purpose, act, kind of subject; subject; detail.
/// A text is 4 bytes of length and its UTF-8; an id or text that may be absent has a byte before it, 1 when it is there and 0, alone, when not.
/// So no two entries have the same bytes. docs/decisions/0019 repeats this for who checks it with another program.
/// </summary>
internal static class AuditMac
{
    public const int Size = 32;
    private const byte Version = 1;
    private const int UsualSize = 1_024;

    public static byte[] Of(AuditEntry entry, byte[] key)
    {
        var size = SizeOf(entry);
        Span<byte> bytes = size <= UsualSize ? stackalloc byte[UsualSize] : new byte[size];
        return HMACSHA256.HashData(key, bytes[..Write(entry, bytes)]);
    }

    public static bool IsOf(AuditEntry entry, IncrementalHash hash)
    {
        var size = SizeOf(entry);
        Span<byte> bytes = size <= UsualSize ? stackalloc byte[UsualSize] : new byte[size];
        Span<byte> mac = stackalloc byte[Size];
        hash.AppendData(bytes[..Write(entry, bytes)]);
        hash.GetHashAndReset(mac);
        // SQLite could keep parts of a microsecond that the layout has no place for.
        return entry.At.UtcTicks % TimeSpan.TicksPerMicrosecond == 0 && CryptographicOperations.FixedTimeEquals(mac, entry.Mac);
    }

    private static int Write(AuditEntry entry, Span<byte> to)
    {
        to[0] = Version;
        entry.Id.TryWriteBytes(to[1..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(to[17..], (entry.At.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond);
        var at = 25;
        Text(entry.ActorKind, to, ref at);
        Text(entry.ActorName, to, ref at);
        Perhaps(entry.AccountId, to, ref at);
        Perhaps(entry.OrganisationId, to, ref at);
        Text(entry.Purpose, to, ref at);
        Text(entry.Act, to, ref at);
        Text(entry.SubjectKind, to, ref at);
        Perhaps(entry.SubjectId, to, ref at);
        to[at++] = entry.Detail is null ? (byte)0 : (byte)1;
        if (entry.Detail is { } detail)
        {
            Text(detail, to, ref at);
        }

        return at;
    }

    private static void Text(string text, Span<byte> to, ref int at)
    {
        var length = Encoding.UTF8.GetBytes(text, to[(at + 4)..]);
        BinaryPrimitives.WriteInt32BigEndian(to[at..], length);
        at += 4 + length;
    }

    private static void Perhaps(Guid? id, Span<byte> to, ref int at)
    {
        to[at++] = id is null ? (byte)0 : (byte)1;
        if (id is { } value)
        {
            value.TryWriteBytes(to[at..], bigEndian: true, out _);
            at += 16;
        }
    }

    // At most; a character takes up to three bytes.
    private static int SizeOf(AuditEntry entry) =>
        25 + (6 * 4) + (3 * 17) + 1 +
        (3 * (entry.ActorKind.Length + entry.ActorName.Length + entry.Purpose.Length + entry.Act.Length + entry.SubjectKind.Length + (entry.Detail?.Length ?? 0)));
}
