using System.Text;
using Nabij.Platform;

namespace Nabij.Features.Audit;

/// <summary>
/// <c>seals.log</c> in the state folder: what the chain had reached and when, outside the database. Lines are only ever added; what a crash
/// left of a line that was never finished is taken off.
/// </summary>
internal sealed class SealFile(Settings settings)
{
    private const int Tail = 4_096;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // EAGAIN of Linux and of macOS, and Windows' sharing violation.
    private static readonly int[] Held = [11, 35, unchecked((int)0x80070020)];

    public string Path { get; } = System.IO.Path.Combine(settings.StateFolder, "seals.log");

    /// <summary>For one that writes, or that must see file and database at one moment. Null: somebody else has it.</summary>
    public IDisposable? TryHold()
    {
        System.IO.Directory.CreateDirectory(settings.StateFolder);
        try
        {
            return new FileStream(System.IO.Path.Combine(settings.StateFolder, "seals.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (Held.Contains(e.HResult))
        {
            return null;
        }
    }

    public async Task<IDisposable> HoldAsync(CancellationToken ct)
    {
        while (true)
        {
            if (TryHold() is { } hold)
            {
                return hold;
            }

            await Task.Delay(Pause, ct);
        }
    }

    /// <summary>The last seal; the beginning when there is none. Asked by who holds the file.</summary>
    public SealLine Last()
    {
        if (!File.Exists(Path))
        {
            return SealLine.Beginning;
        }

        using var file = new FileStream(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        if (WholeLines(file) is var whole && whole < file.Length)
        {
            file.SetLength(whole);
        }

        file.Position = Math.Max(0, file.Length - Tail);
        // Remarks after the last seal are few and short, so it is nearly always among these.
        if (LastIn(file, isWhole: file.Position == 0) is { } last)
        {
            return last;
        }

        file.Position = 0;
        return LastIn(file, isWhole: true) ?? SealLine.Beginning;
    }

    /// <summary>On disk when it returns.</summary>
    public void Append(SealLine line)
    {
        using var file = new FileStream(Path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        file.Write(Encoding.ASCII.GetBytes(line + "\n"));
        file.Flush(flushToDisk: true);
    }

    /// <summary>How many bytes the whole lines take.</summary>
    public long Length()
    {
        if (!File.Exists(Path))
        {
            return 0;
        }

        using var file = Open();
        return WholeLines(file);
    }

    public void CopyTo(Stream to, long length)
    {
        if (length > 0)
        {
            using var file = Open();
            var buffer = new byte[Tail];
            for (var left = length; left > 0;)
            {
                var read = file.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
                to.Write(buffer, 0, read);
                left -= read > 0 ? read : throw new EndOfStreamException();
            }
        }
    }

    /// <summary>Whether this file is another, perhaps gone on since; an empty one is any.</summary>
    public bool BeginsWith(string other)
    {
        var length = Length();
        if (length == 0)
        {
            return true;
        }

        using var theirs = File.OpenRead(other);
        using var ours = Open();
        for (int wanted; (wanted = theirs.ReadByte()) >= 0;)
        {
            if (ours.Position >= length || ours.ReadByte() != wanted)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A copy takes its place; what was here is kept beside it.</summary>
    public void Replace(string copy, DateTimeOffset now)
    {
        System.IO.Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        if (File.Exists(Path))
        {
            File.Move(Path, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Path}.{now:yyyyMMddHHmmssfff}"));
        }

        if (new FileInfo(copy).Length > 0)
        {
            File.Copy(copy, Path + ".new", overwrite: true);
            File.Move(Path + ".new", Path);
        }
    }

    /// <summary>The lines between two places in the file where one ends; null where a line is no seal.</summary>
    public IEnumerable<SealLine?> Read(long from, long to)
    {
        if (to == from)
        {
            yield break;
        }

        using var file = Open();
        file.Position = from;
        using var reader = new StreamReader(file, Encoding.ASCII);
        for (var at = from; at < to && reader.ReadLine() is { } line;)
        {
            at += line.Length + 1;
            yield return SealLine.TryRead(line, out var seal) ? seal : null;
        }
    }

    private static SealLine? LastIn(FileStream file, bool isWhole)
    {
        using var reader = new StreamReader(file, Encoding.ASCII, leaveOpen: true);
        SealLine? last = null;
        if (!isWhole)
        {
            reader.ReadLine();
        }

        while (reader.ReadLine() is { } line)
        {
            last = SealLine.TryRead(line, out var seal) && seal.Kind == SealLineKind.Sealed ? seal : last;
        }

        return last;
    }

    private static long WholeLines(FileStream file)
    {
        for (var end = file.Length; end > 0; end--)
        {
            file.Position = end - 1;
            if (file.ReadByte() == '\n')
            {
                return end;
            }
        }

        return 0;
    }

    private FileStream Open() => new(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
}
