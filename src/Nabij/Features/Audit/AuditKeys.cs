using Nabij.Platform;

namespace Nabij.Features.Audit;

/// <summary>Keys that prove entries, in a folder of their own outside the database. The newest proves what is written now, all of them what was.</summary>
internal sealed class AuditKeys(Settings settings)
{
    private readonly KeyFolder _keys = new(Path.Combine(settings.KeysFolder, "audit"));

    public byte[] Newest() => _keys.Newest().Key;

    /// <summary>Whether an entry is as it was written. Others may have made a newer key since: it is asked for by what it fails to prove.</summary>
    public bool Prove(AuditEntry entry)
    {
        foreach (var key in _keys.All.Values)
        {
            if (AuditMac.IsOf(entry, key))
            {
                return true;
            }
        }

        var known = _keys.All.Count;
        _keys.Newest();
        return _keys.All.Count > known && Prove(entry);
    }
}
