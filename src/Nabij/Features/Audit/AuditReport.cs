using System.Globalization;

namespace Nabij.Features.Audit;

internal enum AuditWrong
{
    /// <summary>Its own proof does not fit what it tells.</summary>
    Edited,

    /// <summary>Its hash does not follow from the one before: it stood elsewhere, or one before it did.</summary>
    OutOfPlace,

    /// <summary>There is no entry at the position.</summary>
    Missing,

    /// <summary>Two entries have one position.</summary>
    Twice,

    /// <summary>The chain is another one than when it was sealed.</summary>
    NotAsSealed,

    /// <summary>The chain is another one than that which was published.</summary>
    NotAsPublished,

    /// <summary>The file of seals reached further once.</summary>
    FileCut,

    /// <summary>A line of the file of seals is none, or goes back.</summary>
    FileLine,

    /// <summary>An entry without a place that was not written by this program.</summary>
    UnsealedEdited,

    /// <summary>Some column holds what the program never writes; what comes after was not looked at.</summary>
    Unreadable,
}

/// <summary>What is wrong with the positions (of a file: the lines) from one to another.</summary>
internal readonly record struct AuditFinding(AuditWrong What, long From, long To)
{
    public override string ToString()
    {
        var where = From == To ? string.Create(CultureInfo.InvariantCulture, $"position {From}") : string.Create(CultureInfo.InvariantCulture, $"positions {From} to {To}");
        return What switch
        {
            AuditWrong.Edited => $"{where}: edited, or not written by this program",
            AuditWrong.OutOfPlace => $"{where}: does not follow from the one before; moved, inserted, or one was taken out",
            AuditWrong.Missing => $"{where}: missing",
            AuditWrong.Twice => string.Create(CultureInfo.InvariantCulture, $"{From} entries have a position that another has too"),
            AuditWrong.NotAsSealed => $"{where}: not what was sealed",
            AuditWrong.NotAsPublished => $"{where}: not what was published",
            AuditWrong.FileCut => string.Create(CultureInfo.InvariantCulture, $"the file of seals was cut: it had reached position {From}"),
            AuditWrong.FileLine => string.Create(CultureInfo.InvariantCulture, $"the file of seals, line {From}: not a seal, or not after the one before"),
            AuditWrong.UnsealedEdited => string.Create(CultureInfo.InvariantCulture, $"{From} entries after the last seal: edited, or not written by this program"),
            _ => string.Create(CultureInfo.InvariantCulture, $"after position {From}: a row that cannot be read; what follows was not checked"),
        };
    }
}

/// <summary>What was found. Neighbours of one kind are one finding.</summary>
internal sealed class AuditReport
{
    public const int MostShown = 200;
    private readonly List<AuditFinding> _findings = [];

    public IReadOnlyList<AuditFinding> Findings => _findings;

    /// <summary>More than are kept.</summary>
    public long Further { get; private set; }

    /// <summary>Entries with a place.</summary>
    public long Sealed { get; set; }

    /// <summary>The last seal of the file.</summary>
    public SealLine Last { get; set; } = SealLine.Beginning;

    /// <summary>Entries in the chain after the last seal: a sealing was interrupted; the next one writes it.</summary>
    public long Interrupted { get; set; }

    /// <summary>Entries without a place yet, and the moment of the oldest.</summary>
    public long Unsealed { get; set; }
    public DateTimeOffset? OldestUnsealed { get; set; }

    /// <summary>Positions that were lost when a backup was restored, and when that was.</summary>
    public List<(long From, long To, DateTimeOffset At)> Restored { get; } = [];

    public bool IsRight => _findings.Count == 0;

    public void Add(AuditWrong what, long from, long? to = null)
    {
        var last = _findings.FindLastIndex(f => f.What == what);
        if (last >= 0 && what is not (AuditWrong.FileCut or AuditWrong.FileLine or AuditWrong.Twice) && _findings[last].To == from - 1)
        {
            _findings[last] = _findings[last] with { To = to ?? from };
        }
        else if (_findings.Count < MostShown)
        {
            _findings.Add(new AuditFinding(what, from, to ?? from));
        }
        else
        {
            Further++;
        }
    }
}
