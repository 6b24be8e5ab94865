using System.Globalization;
using System.Text;

namespace Nabij.Features.Audit;

/// <summary>
/// The last seal of each day that is over, for everybody: who keeps a copy can show later that nothing before it was changed, whoever holds
/// the database, the keys and the file of seals then. It names nobody.
/// </summary>
internal sealed class PublishedSeals(SealFile file, TimeProvider clock)
{
    public const string Address = "/seals.txt";
    private readonly Lock _lock = new();
    private readonly SortedDictionary<DateOnly, SealLine> _days = [];
    private long _read;

    public string Write()
    {
        var text = new StringBuilder("# The last seal of each day (UTC) of the record of who did what: day, position, SHA-256. Keep a copy.\n");
        lock (_lock)
        {
            ReadOn();
            var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
            foreach (var (day, line) in _days.Where(d => d.Key < today))
            {
                text.Append(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} {line.Position} {Convert.ToHexStringLower(line.Hash)}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Positions and hashes of a kept copy; null when it is none.</summary>
    public static Dictionary<long, byte[]>? Read(IEnumerable<string> lines)
    {
        var seals = new Dictionary<long, byte[]>();
        foreach (var line in lines.Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line.Split(' ') is not [_, var position, { Length: AuditChain.HashSize * 2 } hash] || !hash.All(char.IsAsciiHexDigit) ||
                !long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            seals[number] = Convert.FromHexString(hash);
        }

        return seals;
    }

    // What was added since the last time; all of it when the file is another one now.
    private void ReadOn()
    {
        var length = file.Length();
        if (length < _read)
        {
            _days.Clear();
            _read = 0;
        }

        foreach (var line in file.Read(_read, length))
        {
            if (line is { Kind: SealLineKind.Sealed })
            {
                _days[DateOnly.FromDateTime(line.At.UtcDateTime)] = line;
            }
        }

        _read = length;
    }
}
