using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Nabij.Tests.House;

/// <summary>The key a provider signs with at a time: RSA, or an elliptic curve when its name says so.</summary>
internal sealed class OidcKeys(string id)
{
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ECDsa? _curve = id.StartsWith("curve", StringComparison.Ordinal) ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : null;

    public string Sign(string body) =>
        _curve is null
            ? Sign("RS256", body, b => _rsa.SignData(b, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
            : Sign("ES256", body, b => _curve.SignData(b, HashAlgorithmName.SHA256));

    /// <summary>Signed so that whoever knows that secret could have done it.</summary>
    public string SignWith(string secret, string body) => Sign("HS256", body, b => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), b));

    public string SignNot(string body) => Sign("none", body, _ => []);

    /// <summary>By a stranger who takes the key's name.</summary>
    public string SignAsStranger(string body) => new OidcKeys(id).Sign(body);

    public JsonObject Public()
    {
        var key = new JsonObject { ["kid"] = id, ["use"] = "sig" };
        if (_curve is null)
        {
            var shown = _rsa.ExportParameters(includePrivateParameters: false);
            (key["kty"], key["n"], key["e"]) = ("RSA", Base64Url.EncodeToString(shown.Modulus), Base64Url.EncodeToString(shown.Exponent));
        }
        else
        {
            var shown = _curve.ExportParameters(includePrivateParameters: false);
            (key["kty"], key["crv"], key["x"], key["y"]) = ("EC", "P-256", Base64Url.EncodeToString(shown.Q.X), Base64Url.EncodeToString(shown.Q.Y));
        }

        return new JsonObject { ["keys"] = new JsonArray(key) };
    }

    private string Sign(string algorithm, string body, Func<byte[], byte[]> sign)
    {
        var head = new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT", ["kid"] = id }.ToJsonString();
        var signed = $"{Part(Encoding.UTF8.GetBytes(head))}.{Part(Encoding.UTF8.GetBytes(body))}";
        return $"{signed}.{Part(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Part(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
