using System.Security.Cryptography;

namespace Nabij.Features.Audit;

/// <summary>Whether entries are as they were written. For one thread: what a key prepares is kept between entries.</summary>
internal sealed class AuditProver(AuditKeys keys) : IDisposable
{
    private readonly Dictionary<byte, IncrementalHash> _hashes = [];

    // That of the entry before proves most often this one too.
    private byte _last;

    public bool Prove(AuditEntry entry)
    {
        if (_hashes.TryGetValue(_last, out var usual) && AuditMac.IsOf(entry, usual))
        {
            return true;
        }

        foreach (var (number, key) in keys.All())
        {
            if (!_hashes.TryGetValue(number, out var hash))
            {
                hash = _hashes[number] = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
            }

            if (AuditMac.IsOf(entry, hash))
            {
                _last = number;
                return true;
            }
        }

        return false;
    }

    public void Dispose()
    {
        foreach (var hash in _hashes.Values)
        {
            hash.Dispose();
        }
    }
}
