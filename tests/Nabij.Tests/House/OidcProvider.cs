using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Nabij.Tests.House;

/// <summary>
/// A small OpenID Connect provider on a port of its own. Whoever comes is signed in there already. It does, and asks of us, what the standard says, until a
/// test makes it misbehave.
/// </summary>
internal sealed class OidcProvider : IAsyncDisposable
{
    public const string Name = "Huissleutel";
    public const string Client = "nabij";
    public const string Secret = "canary s+e/c:r=e%t long enough to sign with";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Dictionary<string, string>> _codes = new(StringComparer.Ordinal);
    private readonly string _site;
    private OidcKeys _keys = new("one");

    private OidcProvider(string site)
    {
        _site = site;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.MapGet("/there/.well-known/openid-configuration", () => Json(Metadata()));
        _app.MapGet("/there/keys", () => { KeysAsked++; return Json(_keys.Public()); });
        _app.MapGet("/there/authorize", (HttpRequest r) => Authorize(r.Query.ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal)));
        _app.MapPost("/there/token", async (HttpRequest r) => Token(r, (await r.ReadFormAsync()).ToDictionary(p => p.Key, p => p.Value.ToString(), StringComparer.Ordinal)));
    }

    public string Issuer => _app.Urls.First() + "/there";
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>Who is signed in there.</summary>
    public string Subject { get; set; } = "canary-subject-7";
    public string[] Amr { get; set; } = ["pwd"];
    public int KeysAsked { get; private set; }

    public string AuthMethod { get; set; } = "client_secret_basic";
    public string IssuerSaid { get; set; } = "";
    public bool SaysWhoSends { get; set; }
    public bool IsHuge { get; set; }

    /// <summary>What it sends back instead of a code.</summary>
    public string? Error { get; set; }

    /// <summary>Changes what it signs.</summary>
    public Action<JsonObject> Claims { get; set; } = _ => { };

    /// <summary>How it signs, when not with its own key: from what is signed, the head and the signature.</summary>
    public Func<OidcKeys, string, string>? Signs { get; set; }

    /// <param name="site">Address of the one site that it knows.</param>
    public static async Task<OidcProvider> StartAsync(string site)
    {
        var provider = new OidcProvider(site);
        await provider._app.StartAsync();
        return provider;
    }

    public Dictionary<string, string?> SettingsOf(int number) => new(StringComparer.Ordinal)
    {
        [$"Nabij:Oidc:{number}:Name"] = Name,
        [$"Nabij:Oidc:{number}:Authority"] = Issuer,
        [$"Nabij:Oidc:{number}:ClientId"] = Client,
        [$"Nabij:Oidc:{number}:ClientSecret"] = Secret,
    };

    public void RotateKeys(string id) => _keys = new OidcKeys(id);

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private IResult Json(JsonObject answer)
    {
        if (IsHuge)
        {
            answer["canary"] = new string('x', 2_000_000);
        }

        return Results.Text(answer.ToJsonString(), "application/json");
    }

    private JsonObject Metadata() => new()
    {
        ["issuer"] = IssuerSaid.Length > 0 ? IssuerSaid : Issuer,
        ["authorization_endpoint"] = Issuer + "/authorize",
        ["token_endpoint"] = Issuer + "/token",
        ["jwks_uri"] = Issuer + "/keys",
        ["token_endpoint_auth_methods_supported"] = new JsonArray(AuthMethod),
        ["authorization_response_iss_parameter_supported"] = SaysWhoSends,
    };

    private IResult Authorize(Dictionary<string, string> asked)
    {
        var isRight = asked["response_type"] == "code" && asked["client_id"] == Client && asked["scope"].Split(' ').Contains("openid") && asked["code_challenge_method"] == "S256"
            && asked["redirect_uri"].StartsWith(_site + "/", StringComparison.Ordinal) && asked["state"].Length >= 43 && asked["nonce"].Length >= 43 && asked["state"] != asked["nonce"];
        if (!isRight)
        {
            return Results.BadRequest();
        }

        var code = "canary-code-" + RandomNumberGenerator.GetHexString(32);
        _codes[code] = asked;
        var what = Error is { } error ? $"error={error}&error_description=canary-description" : "code=" + code;
        return Results.Redirect($"{asked["redirect_uri"]}?{what}&state={asked["state"]}{(SaysWhoSends ? "&iss=" + Uri.EscapeDataString(Issuer) : "")}");
    }

    private IResult Token(HttpRequest request, Dictionary<string, string> given)
    {
        var who = AuthMethod == "client_secret_basic"
            ? Encoding.ASCII.GetString(Convert.FromBase64String(request.Headers.Authorization.ToString()["Basic ".Length..])).Split(':').Select(WebUtility.UrlDecode).ToArray()
            : [given["client_id"], given["client_secret"]];
        Dictionary<string, string>? asked = null;
        var isRight = who is [Client, Secret] && given["grant_type"] == "authorization_code" && _codes.TryRemove(given["code"], out asked) && given["redirect_uri"] == asked["redirect_uri"]
            && Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(given["code_verifier"]))) == asked["code_challenge"];
        if (!isRight)
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }

        var now = Clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject { ["iss"] = Issuer, ["sub"] = Subject, ["aud"] = Client, ["iat"] = now, ["exp"] = now + 300, ["nonce"] = asked!["nonce"], ["amr"] = new JsonArray([.. Amr.Select(a => (JsonNode)a)]) };
        Claims(claims);
        var body = claims.ToJsonString();
        return Json(new JsonObject { ["access_token"] = "canary-access", ["token_type"] = "Bearer", ["id_token"] = Signs is { } otherwise ? otherwise(_keys, body) : _keys.Sign(body) });
    }
}
