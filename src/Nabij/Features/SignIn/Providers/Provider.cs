using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Nabij.Platform;

namespace Nabij.Features.SignIn.Providers;

/// <summary>One OpenID Connect provider: where to send people, and who they are when they come back with a code.</summary>
internal sealed class Provider(OidcClient client, ProviderWire wire, Settings settings, TimeProvider clock) : IDisposable
{
    /// <summary>Where providers send people back to, before the number. It must be known there, so it has no language.</summary>
    public const string ReturnPath = "/sign-in/oidc/";

    private readonly ProviderMetadata _metadata = new(client, wire, clock);

    public OidcClient Client => client;

    // Of the setting, never the name that a request claims.
    private string ReturnAddress => settings.Link(ReturnPath + client.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Null when the provider does not answer.</summary>
    public async Task<string?> AddressAsync(Away away, CancellationToken ct) =>
        await _metadata.ReadAsync(anew: false, ct) is { } metadata
            ? QueryHelpers.AddQueryString(metadata.AuthorizationEndpoint, new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["response_type"] = "code",
                ["client_id"] = client.Id,
                ["redirect_uri"] = ReturnAddress,
                ["scope"] = "openid",
                ["state"] = away.State,
                ["nonce"] = away.Nonce,
                ["code_challenge"] = away.Challenge(),
                ["code_challenge_method"] = "S256",
                ["ui_locales"] = away.Language,
            })
            : null;

    /// <param name="issuer">Who says to have sent them back (RFC 9207); null when nobody says so.</param>
    public async Task<Result<ProvenIdentity>> ProveAsync(string code, string? issuer, Away away, CancellationToken ct)
    {
        if (await _metadata.ReadAsync(anew: false, ct) is not { } metadata)
        {
            return ProviderProblems.NoAnswer;
        }

        // A code of one provider may not be carried to another.
        if (issuer is null ? metadata.AuthorizationResponseIssParameterSupported : issuer != metadata.Issuer)
        {
            return ProviderProblems.Issuer;
        }

        if (await ExchangeAsync(metadata, code, away.Verifier, ct) is not { } token)
        {
            return ProviderProblems.Code;
        }

        var proven = await IdToken.CheckAsync(token, metadata, client.Id, away.Nonce, clock.GetUtcNow());

        // Providers change their keys as they like.
        return proven.Problem == ProviderProblems.Signature && await _metadata.ReadAsync(anew: true, ct) is { } newer && newer != metadata
            ? await IdToken.CheckAsync(token, newer, client.Id, away.Nonce, clock.GetUtcNow())
            : proven;
    }

    public void Dispose() => _metadata.Dispose();

    private async Task<string?> ExchangeAsync(OpenIdConnectConfiguration metadata, string code, string verifier, CancellationToken ct)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = ReturnAddress,
            ["code_verifier"] = verifier,
        };
        AuthenticationHeaderValue? who = null;

        // A provider that says nothing takes the first (OpenID Connect Discovery).
        var ways = metadata.TokenEndpointAuthMethodsSupported;
        if (ways.Count == 0 || ways.Contains("client_secret_basic"))
        {
            who = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Escaped(client.Id)}:{Escaped(client.Secret)}")));
        }
        else
        {
            (fields["client_id"], fields["client_secret"]) = (client.Id, client.Secret);
        }

        return TokenIn(await wire.PostAsync(new Uri(metadata.TokenEndpoint), fields, who, ct));
    }

    // As forms are written (RFC 6749, 2.3.1).
    private static string Escaped(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    private static string? TokenIn(string? answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer ?? "");
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("id_token", out var token) && token.ValueKind == JsonValueKind.String ? token.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
