using System.IO.Compression;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Nabij.Platform;

/// <summary>How much anyone may send us, and how we answer in fewer bytes.</summary>
internal static class Limits
{
    public const int MaxBody = 256 * 1024;

    public static void AddLimits(this IServiceCollection services)
    {
        services.Configure<FormOptions>(Apply);
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        services.AddResponseCompression(Apply);
    }

    public static void Apply(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = MaxBody;

        // A long question in an address still gets an answer in words; only beyond this does the server itself refuse.
        options.Limits.MaxRequestLineSize = 64 * 1024;
        options.Limits.MaxRequestHeadersTotalSize = 80 * 1024;
        options.Limits.MaxRequestBufferSize = 1024 * 1024;
    }

    private static void Apply(FormOptions options)
    {
        options.ValueCountLimit = 400;
        options.ValueLengthLimit = MaxBody;
        options.KeyLengthLimit = 200;
        options.MultipartBodyLengthLimit = MaxBody;
    }

    // Public pages hold no secret beside what the reader typed, so compressing them over TLS gives nothing away (BREACH needs both). Those
    // with a form token, and all of who signed in, are PrivateAnswer.HoldsSecret.
    private static void Apply(ResponseCompressionOptions options)
    {
        options.EnableForHttps = true;
        options.Providers.Add<BrotliCompressionProvider>();
        options.Providers.Add<GzipCompressionProvider>();
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "application/ld+json"];
    }
}
