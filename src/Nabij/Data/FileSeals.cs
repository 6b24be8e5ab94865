using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Nabij.Platform;

namespace Nabij.Data;

/// <summary>
/// Seals and opens what belongs to one person's file, with a key of that file: one look-up per file and scope, however many columns. What is
/// sealed opens for the same file and column only.
/// </summary>
internal sealed class FileSeals(NabijDb db, Seals seals) : IDisposable
{
    private const int KeySize = 32;
    private readonly Dictionary<Guid, byte[]> _keys = [];
    private readonly Dictionary<Guid, FileKey> _made = [];

    /// <param name="column">Which column, and which row where a file has many: <c>Notes.Words of …</c>.</param>
    public async Task<Sealed> SealAsync(Guid file, string column, string words, CancellationToken ct)
    {
        var key = await KeyAsync(file, ct) ?? await MakeAsync(file, ct);
        var plain = Encoding.UTF8.GetBytes(words);
        var @sealed = SealedBytes.Seal(SealedBytes.FileKey, key, plain, Purpose(file, column));
        CryptographicOperations.ZeroMemory(plain);
        return @sealed;
    }

    /// <summary>The words; null when the file was erased, its key cannot be opened, or the bytes are not what was sealed for this file and column.</summary>
    public async Task<string?> OpenAsync(Guid file, string column, Sealed words, CancellationToken ct) =>
        SealedBytes.NumberOf(words) == SealedBytes.FileKey
        && await KeyAsync(file, ct) is { } key
        && SealedBytes.Open(words, key, Purpose(file, column)) is { } plain
            ? Encoding.UTF8.GetString(plain)
            : null;

    /// <summary>
    /// Takes the file's key away in the caller's save: nothing of it opens any more, wherever its bytes still lie. Call
    /// <see cref="DeletedBytes.ForgetDeletedBytesAsync"/> afterwards.
    /// </summary>
    public async Task EraseAsync(Guid file, CancellationToken ct)
    {
        if (await db.Set<FileKey>().SingleOrDefaultAsync(k => k.Id == file, ct) is { } row)
        {
            db.Remove(row);
        }

        if (_keys.Remove(file, out var key))
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    public void Dispose()
    {
        foreach (var key in _keys.Values)
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static string Purpose(Guid file, string column) => $"{column} in file {file}";

    private async Task<byte[]?> KeyAsync(Guid file, CancellationToken ct)
    {
        // One made here is kept with its row only: when a save failed and its rows were let go, what it sealed would never open.
        if (_keys.TryGetValue(file, out var known) && !(_made.TryGetValue(file, out var made) && db.Entry(made).State == EntityState.Detached))
        {
            return known;
        }

        var row = await db.Set<FileKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Id == file, ct);
        return row is not null && seals.OpenBytes(row.Key, FileKey.Purpose(file)) is { } key ? _keys[file] = key : null;
    }

    // In the caller's save. Two that begin one file at the same moment: the second save fails, and loses nothing that was kept.
    private async Task<byte[]> MakeAsync(Guid file, CancellationToken ct)
    {
        if (await db.Set<FileKey>().AnyAsync(k => k.Id == file, ct))
        {
            throw new InvalidOperationException("The key of a file cannot be opened: its key of the ring is gone, or its bytes were changed.");
        }

        var key = RandomNumberGenerator.GetBytes(KeySize);
        db.Add(_made[file] = new FileKey { Id = file, Key = seals.SealBytes(key, FileKey.Purpose(file)) });
        return _keys[file] = key;
    }
}
