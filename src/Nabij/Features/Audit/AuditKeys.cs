using Nabij.Platform;

namespace Nabij.Features.Audit;

/// <summary>Keys that prove entries, in a folder of their own outside the database. The newest proves what is written now, all of them what was.</summary>
internal sealed class AuditKeys(Settings settings)
{
    private readonly KeyFolder _keys = new(Path.Combine(settings.KeysFolder, "audit"));

    /// <summary>Null as long as there is a key; otherwise its folder.</summary>
    public string? EmptyFolder => _keys.HasKeys ? null : _keys.Folder;

    public byte[] Newest() => _keys.Newest().Key;

    /// <summary>Also one that another node made a moment ago.</summary>
    public IReadOnlyDictionary<byte, byte[]> All()
    {
        _keys.Newest();
        return _keys.All;
    }
}
