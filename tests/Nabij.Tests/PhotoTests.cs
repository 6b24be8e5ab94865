using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nabij.Features.Corrections;
using Nabij.Features.Jobs;
using Nabij.Features.Organisations;
using Nabij.Platform;
using Nabij.Tests.House;
using SkiaSharp;

namespace Nabij.Tests;

public sealed class PhotoTestsOnSqlite() : PhotoTests(Engine.Sqlite);

[Trait("Database", "postgres")]
public sealed class PhotoTestsOnPostgres() : PhotoTests(Engine.Postgres);

/// <summary>A photo with a report: from somebody's telephone to an editor's page, and gone.</summary>
public abstract class PhotoTests(Engine engine) : IAsyncLifetime
{
    private const string Form = "/nl/corrections/lines/listening-line";
    private const string Words = "Op het bord staan andere uren.";
    private static readonly TextsOf<Features.Corrections.Texts> Said = new();
    private readonly SmallRegion _region = new();
    private Site _site = null!;
    private Visitor _visitor = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await Site.StartAsync(engine, _region.Folder, change: People.HashQuickly);
        _visitor = new Visitor(_site, follows: false);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _visitor.Dispose();
        await _site.DisposeAsync();
        _region.Dispose();
    }

    [Fact]
    public async Task A_photo_is_kept_sealed_shown_to_editors_only_and_goes_when_the_report_is_handled()
    {
        var sent = Jpeg(3_000, 2_000, exif: true);
        Assert.Contains("GPS-CANARY", Encoding.Latin1.GetString(sent), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(sent)).StatusCode);

        await using var db = _site.Database.Open();
        var report = await db.Corrections.SingleAsync(Ct);
        var kept = (await db.CorrectionPhotos.SingleAsync(Ct)).Picture.ToStored();
        Assert.True(kept.AsSpan().IndexOf("JFIF"u8) < 0, "It is not sealed.");

        var path = $"/nl/editors/reports/{report.Reference}";
        using var stranger = new Visitor(_site, follows: false);
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.Client.GetAsync(path + "?handler=Photo", Ct)).StatusCode);
        using var editor = await EditorAsync();
        var page = await editor.OpenAsync(path);
        var source = page.Document.QuerySelector("main img")!.GetAttribute("src")!;
        using var answer = await editor.Client.GetAsync(source, Ct);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        var shown = await answer.Content.ReadAsByteArrayAsync(Ct);
        Assert.DoesNotContain("GPS-CANARY", Encoding.Latin1.GetString(shown), StringComparison.Ordinal);
        using var picture = SKBitmap.Decode(shown);
        // It was taken with the telephone upright: the file says so, and the picture stands.
        Assert.Equal((1_066, 1_600), (picture.Width, picture.Height));
        AssertNear(SKColors.Red, picture.GetPixel(1_000, 50));
        AssertNear(SKColors.Blue, picture.GetPixel(50, 50));

        await page.PressAsync(new TextsOf<Features.Editors.Texts>().In("nl", "outcome.corrected"));
        Assert.False(await db.CorrectionPhotos.AnyAsync(Ct));
        Assert.Equal(HttpStatusCode.NotFound, (await editor.Client.GetAsync(source, Ct)).StatusCode);
        Assert.Contains(await db.Set<Features.Audit.AuditEntry>().ToListAsync(Ct), e => e.Act == "correction.opened" && e.Detail == "photo" && e.SubjectId == report.Id);
    }

    [Fact]
    public async Task A_photo_that_nobody_dealt_with_goes_after_six_months()
    {
        await SendAsync(Jpeg(40, 30));
        await ForgetAsync();
        await using var db = _site.Database.Open();
        Assert.True(await db.CorrectionPhotos.AnyAsync(Ct));
        _site.Clock.Pass(Correction.MailKept + TimeSpan.FromDays(1));
        await ForgetAsync();
        Assert.False(await db.CorrectionPhotos.AnyAsync(Ct));
        Assert.True(await db.Corrections.AnyAsync(Ct));
    }

    [Theory]
    [InlineData("html")]
    [InlineData("svg")]
    [InlineData("gif")]
    [InlineData("cut")]
    [InlineData("noise")]
    [InlineData("bomb")]
    [InlineData("jpeg-bomb")]
    [InlineData("progressive-bomb")]
    [InlineData("raw")]
    public async Task What_is_no_photo_whatever_it_is_called_is_refused_at_its_field_and_the_words_stay(string what)
    {
        foreach (var tongue in Languages.All)
        {
            using var answer = await SendAsync(Wrong(what), tongue);
            var page = await Page.ReadAsync(_visitor.Client, answer);
            Assert.Equal(HttpStatusCode.BadRequest, page.Status);
            Assert.Equal(Said.In(tongue, "correction.photo-wrong"), Page.Words(page.Document.GetElementById("photo-error")));
            Assert.Equal(Words, page.Document.QuerySelector("textarea")!.TextContent.Trim());
            await using var db = _site.Database.Open();
            Assert.False(await db.Corrections.AnyAsync(Ct));
        }
    }

    [Fact]
    public async Task One_that_is_too_large_is_said_so_and_the_words_stay()
    {
        using var answer = await SendAsync(new byte[Pictures.MaxBytes + 1]);
        var page = await Page.ReadAsync(_visitor.Client, answer);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(Said.In("nl", "correction.photo-too-large").Replace("{size}", "15", StringComparison.Ordinal), Page.Words(page.Document.GetElementById("photo-error")));
        Assert.Equal(Words, page.Document.QuerySelector("textarea")!.TextContent.Trim());
    }

    [Fact]
    public async Task With_another_mistake_the_person_hears_that_the_photo_must_be_chosen_again()
    {
        using var answer = await SendAsync(Jpeg(40, 30), words: "");
        var page = await Page.ReadAsync(_visitor.Client, answer);
        Assert.Equal(Said.In("nl", "report.photo.again"), Page.Words(page.Document.GetElementById("photo-error")));
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task Each_kind_of_photo_becomes_a_small_jpeg(SKEncodedImageFormat format)
    {
        var made = await RemakeAsync(Encode(4_000, 1_000, format));
        using var picture = SKBitmap.Decode(made);
        Assert.Equal((1_600, 400), (picture.Width, picture.Height));
        Assert.Equal([0xff, 0xd8, 0xff], made!.AsSpan(0, 3).ToArray());
        Assert.Equal((1, 1), await SizeAsync(Encode(1, 1, format)));
    }

    // Exif, tag 0x0112: which sides of the file are the top and the left of what was seen.
    [Theory]
    [InlineData(1, false, false, false)]
    [InlineData(2, true, false, false)]
    [InlineData(3, true, true, false)]
    [InlineData(4, false, true, false)]
    [InlineData(5, false, false, true)]
    [InlineData(6, true, false, true)]
    [InlineData(7, true, true, true)]
    [InlineData(8, false, true, true)]
    public async Task However_a_telephone_was_held_the_picture_stands(byte held, bool isRight, bool isBottom, bool isOnItsSide)
    {
        using var picture = SKBitmap.Decode(await RemakeAsync(Jpeg(300, 200, exif: true, held)));
        Assert.Equal(isOnItsSide ? (200, 300) : (300, 200), (picture.Width, picture.Height));
        // Red began in the corner at the top left of the file.
        AssertNear(SKColors.Red, picture.GetPixel(isRight ? picture.Width - 20 : 20, isBottom ? picture.Height - 20 : 20));
        // Blue stood below it in the file.
        var below = isOnItsSide ? (X: isRight ? 20 : picture.Width - 20, Y: isBottom ? picture.Height - 20 : 20) : (X: isRight ? picture.Width - 20 : 20, Y: isBottom ? 20 : picture.Height - 20);
        AssertNear(SKColors.Blue, picture.GetPixel(below.X, below.Y));
    }

    [Fact]
    public async Task Too_many_words_beside_a_photo_are_refused()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(Jpeg(40, 30), words: new string('x', 300 * 1024))).StatusCode);
        await using var db = _site.Database.Open();
        Assert.False(await db.Corrections.AnyAsync(Ct));
    }

    [Fact]
    public async Task From_one_place_come_some_photos_and_then_words_only()
    {
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 60 && !statuses.Contains(HttpStatusCode.TooManyRequests); i++)
        {
            using var answer = await SendAsync(Jpeg(40, 30), words: $"Bord {i}");
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        await using var db = _site.Database.Open();
        Assert.Equal(statuses.Count - 1, await db.CorrectionPhotos.CountAsync(Ct));
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync([])).StatusCode);
    }

    [Fact]
    public async Task Who_goes_back_and_adds_a_photo_has_sent_it()
    {
        var page = await Page.ReadAsync(_visitor.Client, await _visitor.Client.GetAsync(Form, Ct));
        await SendAsync([], page: page);
        await SendAsync(Jpeg(40, 30), page: page);
        await SendAsync(Jpeg(40, 30), page: page);
        await using var db = _site.Database.Open();
        Assert.Equal(1, await db.CorrectionPhotos.CountAsync(Ct));
    }

    [Fact]
    public async Task Any_bytes_at_all_are_a_picture_or_not_and_never_a_failure()
    {
        var random = new Random(7);
        foreach (var file in new[] { Jpeg(200, 100, exif: true), Encode(200, 100, SKEncodedImageFormat.Png), Encode(200, 100, SKEncodedImageFormat.Webp) })
        {
            for (var i = 0; i < 200; i++)
            {
                var broken = file.AsSpan(0, random.Next(1, file.Length)).ToArray();
                for (var n = random.Next(20); n > 0; n--)
                {
                    broken[random.Next(broken.Length)] = (byte)random.Next(256);
                }

                var made = await RemakeAsync(broken);
                Assert.True(made is null || made.AsSpan().StartsWith(new byte[] { 0xff, 0xd8, 0xff }));
            }
        }
    }

    private static byte[] Wrong(string what) => what switch
    {
        "html" => "<html><script>alert(1)</script>"u8.ToArray(),
        "svg" => "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(),
        "gif" => Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"),
        "cut" => Jpeg(200, 100)[..10],
        "noise" => [0xff, 0xd8, 0xff, 0xe0, .. Encoding.ASCII.GetBytes(new string('x', 5_000))],
        "bomb" => PngOf(30_000, 30_000),
        "raw" => [.. "II*\0"u8, 8, 0, 0, 0, .. new byte[400]],
        // In ever finer passes: all points would be made at once.
        "progressive-bomb" => JpegOf(5_000, 5_000, 0xc2),
        _ => JpegOf(60_000, 60_000),
    };

    // The heads only, in which a file says how large it is.
    private static byte[] PngOf(uint width, uint height)
    {
        var file = Encode(2, 2, SKEncodedImageFormat.Png);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(16), width);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(20), height);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), Crc(file.AsSpan(12, 17)));
        return file;
    }

    // As PNG proves its parts: CRC-32 of ISO 3309.
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xedb88320 : crc >> 1;
            }
        }

        return ~crc;
    }

    private static byte[] JpegOf(ushort width, ushort height, byte marker = 0xc0)
    {
        var file = Jpeg(16, 16);
        var frame = file.AsSpan().IndexOf([(byte)0xff, (byte)0xc0]);
        file[frame + 1] = marker;
        System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 5), height);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 7), width);
        return file;
    }

    // Red in the corner where it begins, blue below it, as the file has it.
    private static byte[] Jpeg(int width, int height, bool exif = false, byte held = 6)
    {
        var plain = Encode(width, height, SKEncodedImageFormat.Jpeg);
        if (!exif)
        {
            return plain;
        }

        // Exif of one tag, that of how the telephone was held (1 to 8), and a place.
        byte[] tiff = [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, held, 0, 0, 0, 0, 0, 0, .. "GPS-CANARY"u8];
        byte[] body = [.. "Exif\0\0"u8, .. tiff];
        return [0xff, 0xd8, 0xff, 0xe1, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body, .. plain.AsSpan(2)];
    }

    private static byte[] Encode(int width, int height, SKEncodedImageFormat format)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.White);
        using var paint = new SKPaint();
        paint.Color = SKColors.Red;
        surface.Canvas.DrawRect(0, 0, width / 2f, height / 2f, paint);
        paint.Color = SKColors.Blue;
        surface.Canvas.DrawRect(0, height / 2f, width / 2f, height / 2f, paint);
        using var image = surface.Snapshot();
        using var data = image.Encode(format, 90);
        return data.ToArray();
    }

    private static Task<byte[]?> RemakeAsync(byte[] file) => Pictures.RemakeAsync(new MemoryStream(file), Ct);

    private static async Task<(int, int)> SizeAsync(byte[] file)
    {
        using var picture = SKBitmap.Decode(await RemakeAsync(file));
        return (picture.Width, picture.Height);
    }

    private static void AssertNear(SKColor wanted, SKColor seen) =>
        Assert.True(Math.Abs(wanted.Red - seen.Red) + Math.Abs(wanted.Green - seen.Green) + Math.Abs(wanted.Blue - seen.Blue) < 40, $"{seen}");

    private async Task<Visitor> EditorAsync()
    {
        var house = await _site.OrganisationAsync("Huis");
        var person = await _site.PersonAsync("editor@huis.example");
        await _site.MemberAsync(house, person, MemberRole.Editor, new() { Territories = ["nis:21099"] });
        return await person.SignInAsync();
    }

    private async Task<HttpResponseMessage> SendAsync(byte[] photo, string tongue = "nl", string words = Words, Page? page = null)
    {
        var path = $"/{tongue}{Form[3..]}";
        page ??= await Page.ReadAsync(_visitor.Client, await _visitor.Client.GetAsync(path, Ct));
        using var content = new MultipartFormDataContent();
        foreach (var hidden in page.Document.QuerySelectorAll("main input[type=hidden]"))
        {
            content.Add(new StringContent(hidden.GetAttribute("value")!), hidden.GetAttribute("name")!);
        }

        content.Add(new StringContent("hours"), "part");
        content.Add(new StringContent(words), "words");
        if (photo.Length == 0)
        {
            return await _visitor.Client.PostAsync(path, content, Ct);
        }

        var file = new ByteArrayContent(photo) { Headers = { ContentType = new MediaTypeHeaderValue("image/jpeg") } };
        content.Add(file, "photo", "bord.jpg");
        return await _visitor.Client.PostAsync(path, content, Ct);
    }

    private async Task ForgetAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ForgetCorrections>().RunAsync(new JobRun(Guid.Empty, null, 1, 1), Ct);
    }
}
