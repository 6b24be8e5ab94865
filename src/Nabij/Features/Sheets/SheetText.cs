using System.Buffers;
using System.Text;

namespace Nabij.Features.Sheets;

/// <summary>The words of a file, and whether it could hold all signs.</summary>
/// <param name="Narrow">What these words would be in the same file: signs that it can't hold became others.</param>
internal sealed record SheetText(string Words, Func<string, string>? Narrow = null)
{
    private const string Name = "Windows-1252";

    // Bytes that Windows-1252 has no sign for, or one that hardly stands in our languages: é, è and ê are among them as Macintosh and DOS wrote them.
    private static readonly SearchValues<byte> Foreign = SearchValues.Create(
        [0x81, 0x82, 0x83, 0x84, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8d, 0x8e, 0x8f, 0x90, 0x98, 0x9a, 0x9b, 0x9d, 0x9e, 0x9f]);

    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(Name)!;
    private static readonly Encoding[] Marked = [new UTF8Encoding(true, true), new UnicodeEncoding(false, true, true), new UnicodeEncoding(true, true, true)];

    /// <summary>Null for what is surely no text, or in a writing that can't be told: then nothing is guessed.</summary>
    public static SheetText? Read(ReadOnlySpan<byte> bytes)
    {
        foreach (var encoding in Marked)
        {
            if (bytes.StartsWith(encoding.Preamble))
            {
                return Decode(encoding, bytes[encoding.Preamble.Length..]) is { } words ? new SheetText(words) : null;
            }
        }

        if (bytes.Contains((byte)0))
        {
            return null;
        }

        // Plain letters alone are both: what had other signs may have lost them.
        return !Ascii.IsValid(bytes) && Decode(Marked[0], bytes) is { } plain ? new SheetText(plain)
            : bytes.ContainsAny(Foreign) ? null
            : new SheetText(Windows.GetString(bytes), text => SheetCell.Clean(Windows.GetString(Windows.GetBytes(text))));
    }

    private static string? Decode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
