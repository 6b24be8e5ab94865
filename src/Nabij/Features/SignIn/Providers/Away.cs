using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Nabij.Platform;

namespace Nabij.Features.SignIn.Providers;

/// <summary>
/// What waits, sealed, while somebody is away at a provider. The state comes back in the address, the nonce in what is signed; the verifier leaves this
/// program only for the provider, so a code that was overheard opens nothing (PKCE).
/// </summary>
/// <param name="Language">Of the page they left: the way back has none.</param>
/// <param name="To">Where they wanted to go.</param>
/// <param name="Session">Who is signed in links an account of elsewhere: from which session. Null: they sign in.</param>
internal sealed record Away(int Provider, string State, string Nonce, string Verifier, string Language, string? To, Guid? Session)
{
    public static Away Begin(int provider, string? to, Guid? session) => new(provider, Secrets.New(), Secrets.New(), Secrets.New(), Languages.Current, to, session);

    public static Away? Read(string? state) => state is null ? null : JsonSerializer.Deserialize<Away>(state);

    /// <summary>What the provider may know of the verifier: it can tell it later, not make it.</summary>
    public string Challenge() => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public bool IsState(string? given) => given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(State));

    public string Sealable() => JsonSerializer.Serialize(this);
}
