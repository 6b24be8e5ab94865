using System.Globalization;

namespace Nabij.Platform;

/// <summary>
/// What we are at one OpenID Connect provider: <c>Nabij__Oidc__1__Name</c>, <c>…__Authority</c>, <c>…__ClientId</c>, <c>…__ClientSecret</c>, and so on with 2.
/// No record: the secret stands in no text of it.
/// </summary>
internal sealed class OidcClient
{
    private const int MaxName = 60;
    private const int MaxAddress = 200;

    private OidcClient(int number, string name, Uri authority, string id, string secret) =>
        (Number, Name, Authority, Id, Secret) = (number, name, authority, id, secret);

    public int Number { get; }

    /// <summary>As people know the provider: "Sign in with …".</summary>
    public string Name { get; }
    public Uri Authority { get; }
    public string Id { get; }
    public string Secret { get; }

    /// <summary>Where the provider says what it can do and which keys it signs with.</summary>
    public Uri Metadata => new(Plain(Authority.AbsoluteUri) + "/.well-known/openid-configuration");

    public static IReadOnlyList<OidcClient> Read(IConfigurationSection all) => [.. all.GetChildren().Select(One).OrderBy(c => c.Number)];

    /// <summary>Whether who says so is this provider, and no other that stands in for it.</summary>
    public bool IsIssuer(string? issuer) => issuer is not null && Plain(issuer) == Plain(Authority.AbsoluteUri);

    /// <summary>An address that the provider names, if secrets may be sent there: over https, or within this machine when the provider itself is there.</summary>
    public Uri? Trusted(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && (uri.Scheme == Uri.UriSchemeHttps || (Authority.Scheme == Uri.UriSchemeHttp && IsWithin(uri))) ? uri : null;

    private static OidcClient One(IConfigurationSection one)
    {
        if (!int.TryParse(one.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 99 || number.ToString(CultureInfo.InvariantCulture) != one.Key)
        {
            throw new SettingException("Nabij__Oidc__1__Name, Nabij__Oidc__2__Name and so on: providers have numbers from 1 to 99.");
        }

        var (name, address, id, secret) = (Field("Name"), Field("Authority"), Field("ClientId"), Field("ClientSecret"));
        if (name.Length > MaxName)
        {
            throw new SettingException($"Nabij__Oidc__{number}__Name is longer than {MaxName} signs.");
        }

        // Over plain http anyone on the way could say who somebody is.
        return Uri.TryCreate(address, UriKind.Absolute, out var authority) && address.Length <= MaxAddress && authority.UserInfo.Length + authority.Query.Length + authority.Fragment.Length == 0
            && (authority.Scheme == Uri.UriSchemeHttps || IsWithin(authority))
                ? new OidcClient(number, name, authority, id, secret)
                : throw new SettingException($"Nabij__Oidc__{number}__Authority is an https address without ? or #.");

        // Never quoted: one of them is a secret, and people mix them up.
        string Field(string field) => one[field]?.Trim() is { Length: > 0 } value ? value : throw new SettingException($"Nabij__Oidc__{number}__{field} is missing.");
    }

    private static bool IsWithin(Uri address) => address.Scheme == Uri.UriSchemeHttp && address.IsLoopback;

    private static string Plain(string address) => address.TrimEnd('/');
}
