using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Nabij.Platform;

namespace Nabij.Features.SignIn.Providers;

/// <summary>Who a provider says that somebody is.</summary>
/// <param name="BothFactors">It saw two factors (RFC 8176), so we ask for no second one.</param>
internal sealed record ProvenIdentity(string Issuer, string Subject, bool BothFactors);

/// <summary>What a provider signed of who came: checked as OpenID Connect Core 3.1.3.7 asks.</summary>
internal static class IdToken
{
    private const int MaxSubject = 255;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    // Only those where the provider alone has the key that signs. With HMAC it would be our own secret, and with none nobody's.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    public static async Task<Result<ProvenIdentity>> CheckAsync(string token, OpenIdConnectConfiguration metadata, string client, string nonce, DateTimeOffset now)
    {
        var checkedToken = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = metadata.Issuer,
            ValidAudience = client,
            ValidAlgorithms = Algorithms,
            IssuerSigningKeys = metadata.SigningKeys,
            LifetimeValidator = (from, until, _, _) => until > (now - Skew).UtcDateTime && (from is null || from <= (now + Skew).UtcDateTime),
        });
        if (!checkedToken.IsValid || checkedToken.SecurityToken is not JsonWebToken read)
        {
            return checkedToken.Exception is SecurityTokenInvalidSignatureException ? ProviderProblems.Signature : ProviderProblems.Token;
        }

        // For others too is fine only when it says that it was issued to us.
        var issuedTo = Text(read, "azp");
        if (issuedTo is null ? read.Audiences.Count() > 1 : issuedTo != client)
        {
            return ProviderProblems.Token;
        }

        if (Text(read, "nonce") is not { } said || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(said), Encoding.UTF8.GetBytes(nonce)))
        {
            return ProviderProblems.Nonce;
        }

        return read.Subject is { Length: > 0 and <= MaxSubject } subject
            ? new ProvenIdentity(metadata.Issuer, subject, read.Claims.Any(c => c is { Type: "amr", Value: "mfa" }))
            : ProviderProblems.Token;
    }

    private static string? Text(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var text) ? text : null;
}
