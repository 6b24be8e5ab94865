using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Nabij.Platform;

namespace Nabij.Features.SignIn.Providers;

/// <summary>
/// What a provider says of itself and the keys it signs with: kept for half a day, read again when a key is not among them, not more often than each ten
/// seconds. The library's own ConfigurationManager reads anew in the background, so that the person who came with the new key would be sent away.
/// </summary>
internal sealed class ProviderMetadata(OidcClient client, ProviderWire wire, TimeProvider clock) : IDocumentRetriever, IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(12);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _one = new(1);
    private OpenIdConnectConfiguration? _value;
    private DateTimeOffset _readAt;
    private DateTimeOffset _askedAt;

    /// <summary>Null when the provider does not answer, or not as one may trust.</summary>
    /// <param name="anew">What is kept was not enough.</param>
    public async Task<OpenIdConnectConfiguration?> ReadAsync(bool anew, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var now = clock.GetUtcNow();
            var kept = IsWithin(_readAt, Kept) ? _value : null;
            if ((kept is not null && !anew) || IsWithin(_askedAt, Pause))
            {
                return kept;
            }

            _askedAt = now;
            if (await AskAsync(ct) is { } read)
            {
                (_value, _readAt) = (read, now);
                return read;
            }

            return kept;

            // Later than now: the clock was set back, so nobody knows.
            bool IsWithin(DateTimeOffset since, TimeSpan time) => since <= now && now - since < time;
        }
        finally
        {
            _one.Release();
        }
    }

    async Task<string> IDocumentRetriever.GetDocumentAsync(string address, CancellationToken cancel) =>
        (client.Trusted(address) is { } safe ? await wire.GetAsync(safe, cancel) : null) ?? throw new IOException("No answer.");

    public void Dispose() => _one.Dispose();

    private async Task<OpenIdConnectConfiguration?> AskAsync(CancellationToken ct)
    {
        try
        {
            var read = await OpenIdConnectConfigurationRetriever.GetAsync(client.Metadata.AbsoluteUri, this, ct);
            return client.IsIssuer(read.Issuer) && client.Trusted(read.AuthorizationEndpoint) is not null && client.Trusted(read.TokenEndpoint) is not null ? read : null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The library has many exceptions for what is no metadata, and none in common.
            return null;
        }
    }
}
