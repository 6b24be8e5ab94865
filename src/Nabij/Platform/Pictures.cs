using SkiaSharp;

namespace Nabij.Platform;

/// <summary>
/// Pictures that people send. What is kept is never their file, but a picture made anew from what could be seen in it: smaller, turned the right way
/// up, without where and when it was taken, and without whatever else the file carried.
/// </summary>
internal static class Pictures
{
    /// <summary>What a telephone makes, with room to spare.</summary>
    public const int MaxBytes = 15 * 1024 * 1024;

    /// <summary>Enough to read a sign on a door.</summary>
    public const int LongestSide = 1_600;

    private const int Quality = 80;

    // Of an ordinary JPEG only as many points are made as are needed; of the others, and of one that comes in ever finer passes, all at once.
    private const long MostPoints = 60_000_000;
    private const long MostPointsAtOnce = 20_000_000;

    // One at a time is read into memory and opened, so that a few people at once never fill it.
    private static readonly SemaphoreSlim One = new(1);

    /// <summary>The same picture as JPEG; null when these bytes are no JPEG, PNG or WebP, whatever they are called, or one too large to open.</summary>
    public static async Task<byte[]?> RemakeAsync(Stream file, CancellationToken ct)
    {
        await One.WaitAsync(ct);
        try
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, ct);
            return await Task.Run(() => Remake(bytes.ToArray()), ct);
        }
        finally
        {
            One.Release();
        }
    }

    private static byte[]? Remake(byte[] file)
    {
        // Skia has readers for more kinds, which never get to see what strangers send.
        if (!IsJpeg(file) && !file.AsSpan().StartsWith(Png) && !IsWebp(file))
        {
            return null;
        }

        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png or SKEncodedImageFormat.Webp))
        {
            return null;
        }

        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if (width < 1 || height < 1 || (long)width * height > (IsJpeg(file) && !IsProgressive(file) ? MostPoints : MostPointsAtOnce))
        {
            return null;
        }

        var shrink = Math.Min(1f, LongestSide / (float)Math.Max(width, height));

        // A JPEG can be opened at so many eighths of its size.
        var size = codec.GetScaledDimensions(MathF.Ceiling(shrink * 8) / 8);
        using var seen = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));

        // A file that was cut off shows what it has.
        if (codec.GetPixels(seen.Info, seen.GetPixels()) is not (SKCodecResult.Success or SKCodecResult.IncompleteInput))
        {
            return null;
        }

        seen.SetImmutable();
        return Draw(seen, codec.EncodedOrigin);
    }

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    private static bool IsJpeg(ReadOnlySpan<byte> file) => file is [0xff, 0xd8, 0xff, ..];

    private static bool IsWebp(ReadOnlySpan<byte> file) => file.Length > 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8);

    // JPEG (ITU T.81): the head of its one frame comes before the first scan, and says by its marker how the points come.
    private static bool IsProgressive(ReadOnlySpan<byte> file)
    {
        for (var at = 2; at + 4 <= file.Length && file[at] == 0xff;)
        {
            var marker = file[at + 1];
            if (marker is 0xff)
            {
                at++;
                continue;
            }

            if (marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc))
            {
                return marker is not (0xc0 or 0xc1);
            }

            at += 2 + ((file[at + 2] << 8) | file[at + 3]);
        }

        // What cannot be told is taken for the costly kind.
        return true;
    }

    private static byte[] Draw(SKBitmap seen, SKEncodedOrigin origin)
    {
        var isOnItsSide = origin >= SKEncodedOrigin.LeftTop;
        var shrink = Math.Min(1f, LongestSide / (float)Math.Max(seen.Width, seen.Height));
        var (width, height) = (Math.Max(1, (int)(seen.Width * shrink)), Math.Max(1, (int)(seen.Height * shrink)));
        using var surface = SKSurface.Create(isOnItsSide ? new SKImageInfo(height, width) : new SKImageInfo(width, height));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        canvas.Concat(Upright(origin, width, height));
        using var image = SKImage.FromBitmap(seen);
        canvas.DrawImage(image, new SKRect(0, 0, width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = surface.Snapshot();
        using var made = drawn.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return made.ToArray();
    }

    // The eight ways in which a telephone can be held (Exif, tag 0x0112): where a point of the file, in the size to be drawn, belongs.
    private static SKMatrix Upright(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
