using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Nabij.Features.Audit;

internal enum SealLineKind
{
    /// <summary>The chain reached a position, with this hash.</summary>
    Sealed,

    /// <summary>The database was put back to a position from a backup; what came after it is lost, and the administrator knows.</summary>
    Restored,

    /// <summary>The file was found to end at an earlier position than this, which it had reached.</summary>
    Cut,
}

/// <summary>One line of the file of seals: <c>POSITION HASH MOMENT</c>, <c>restored POSITION MOMENT</c> or <c>cut POSITION MOMENT</c>.</summary>
internal sealed record SealLine(SealLineKind Kind, long Position, byte[] Hash, DateTimeOffset At)
{
    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public static readonly SealLine Beginning = new(SealLineKind.Sealed, 0, AuditChain.Beginning, DateTimeOffset.UnixEpoch);

    public static SealLine Sealed(long position, byte[] hash, DateTimeOffset at) => new(SealLineKind.Sealed, position, hash, at);

    public static bool TryRead(string line, [NotNullWhen(true)] out SealLine? seal)
    {
        seal = line.Split(' ') switch
        {
            ["restored", var position, var at] => Of(SealLineKind.Restored, position, "", at),
            ["cut", var position, var at] => Of(SealLineKind.Cut, position, "", at),
            [var position, { Length: AuditChain.HashSize * 2 } hash, var at] when hash.All(char.IsAsciiHexDigitLower) => Of(SealLineKind.Sealed, position, hash, at),
            _ => null,
        };
        return seal is not null;
    }

    public override string ToString()
    {
        var at = At.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture);
        return Kind switch
        {
            SealLineKind.Sealed => string.Create(CultureInfo.InvariantCulture, $"{Position} {Convert.ToHexStringLower(Hash)} {at}"),
            SealLineKind.Restored => string.Create(CultureInfo.InvariantCulture, $"restored {Position} {at}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"cut {Position} {at}"),
        };
    }

    private static SealLine? Of(SealLineKind kind, string position, string hash, string at) =>
        long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var number) &&
        DateTimeOffset.TryParseExact(at, Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? new SealLine(kind, number, Convert.FromHexString(hash), moment)
            : null;
}
