using System.Collections.Frozen;

namespace Nabij.Features.Audit;

/// <summary>
/// Follows the chain entry by entry, beside the file of seals. A break is told once: what comes after it is followed from what stands there.
/// </summary>
internal sealed class AuditFollower(AuditReport report, IEnumerable<SealLine?> file, IReadOnlyDictionary<long, byte[]> published) : IDisposable
{
    private readonly IEnumerator<SealLine?> _file = file.GetEnumerator();
    private readonly FrozenDictionary<long, byte[]> _published = published.ToFrozenDictionary();
    private SealLine? _next;
    private long _line;
    private long _position;
    private byte[]? _hash = AuditChain.Beginning;

    // Where the entries of the next seal begin.
    private long _since = 1;

    public void Begin() => NextSeal();

    public void Add(AuditEntry entry, bool isProven)
    {
        var position = entry.Position!.Value;
        report.Sealed++;
        if (position > _position + 1)
        {
            Skip(position - 1);
        }

        if (!isProven)
        {
            report.Add(AuditWrong.Edited, position);
        }

        // After a gap nobody knows the hash before; what follows shows whether this one is right.
        var isHash = entry.Hash is { Length: AuditChain.HashSize };
        if (!isHash || (_hash is not null && !entry.Hash.AsSpan().SequenceEqual(AuditChain.Next(_hash, position, entry.Id, entry.Mac))))
        {
            report.Add(AuditWrong.OutOfPlace, position);
        }

        (_position, _hash) = (position, isHash ? entry.Hash : null);
        if (_published.TryGetValue(position, out var told) && !told.AsSpan().SequenceEqual(entry.Hash))
        {
            report.Add(AuditWrong.NotAsPublished, position);
        }

        if (_next?.Position == position)
        {
            if (!_next.Hash.AsSpan().SequenceEqual(entry.Hash))
            {
                report.Add(AuditWrong.NotAsSealed, _since, position);
                _hash = _next.Hash;
            }

            NextSeal();
        }
    }

    /// <param name="writtenTo">What the database saw the file reach.</param>
    public void End(long writtenTo)
    {
        var reached = _position;
        while (_next is not null)
        {
            NextSeal();
        }

        // All remarks of the file were read by now.
        if (report.Last.Position > reached)
        {
            Skip(report.Last.Position);
        }

        report.Interrupted = Math.Max(0, reached - report.Last.Position);
        if (writtenTo > report.Last.Position)
        {
            report.Add(AuditWrong.FileCut, writtenTo);
        }

        foreach (var position in _published.Keys.Where(p => p > _position).Order())
        {
            report.Add(AuditWrong.Missing, _position + 1, position);
            _position = position;
        }
    }

    public void Dispose() => _file.Dispose();

    // No entry stands at the positions up to here. The seal of the last of them tells what comes after.
    private void Skip(long to)
    {
        var from = _position + 1;
        _hash = null;
        while (_next is not null && _next.Position <= to)
        {
            _hash = _next.Position == to ? _next.Hash : null;
            NextSeal();
        }

        _position = to;
        foreach (var lost in report.Restored.Where(l => l.From <= to && l.To >= from).OrderBy(l => l.From))
        {
            if (lost.From > from)
            {
                report.Add(AuditWrong.Missing, from, lost.From - 1);
            }

            // A second backup, older than the first one, lost what the first had lost and more.
            from = Math.Max(from, lost.To + 1);
        }

        if (from <= to)
        {
            report.Add(AuditWrong.Missing, from, to);
        }
    }

    // The next line that is a seal; remarks between are noted.
    private void NextSeal()
    {
        (_since, _next) = (report.Last.Position + 1, null);
        while (_next is null && _file.MoveNext())
        {
            _line++;
            switch (_file.Current)
            {
                case { Kind: SealLineKind.Cut } line:
                    report.Add(AuditWrong.FileCut, line.Position);
                    break;
                case { Kind: SealLineKind.Restored } line when line.Position <= report.Last.Position:
                    report.Restored.Add((line.Position + 1, report.Last.Position, line.At));
                    break;
                case { Kind: SealLineKind.Sealed } line when line.Position > report.Last.Position:
                    _next = line;
                    report.Last = line;
                    break;
                default:
                    report.Add(AuditWrong.FileLine, _line);
                    break;
            }
        }
    }
}
