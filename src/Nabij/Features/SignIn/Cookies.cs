using Nabij.Platform;

namespace Nabij.Features.SignIn;

/// <summary>
/// The cookies of who signs in; public pages have none. Each holds a secret only. Over https their names begin with __Host-, so that no
/// other site of the same domain can place them.
/// </summary>
internal sealed class Cookies(IHttpContextAccessor http, Settings settings, Seals seals)
{
    private const string SessionName = "nabij-session";
    private const string StepName = "nabij-step";
    private const string AwayName = "nabij-away";
    private static readonly TimeSpan DeviceKept = TimeSpan.FromDays(365);

    private bool IsHttps => settings.Url.Scheme == Uri.UriSchemeHttps;

    private HttpContext Http => http.HttpContext!;

    /// <summary>The secret of the session. A link in a mail may bring someone in, so it comes along with links from elsewhere; with forms from elsewhere it does not.</summary>
    public string? Session
    {
        get => Read(SessionName);
        set => Write(SessionName, value, SameSiteMode.Lax, null);
    }

    /// <summary>The secret of what is half-way through.</summary>
    public string? Step(StepKind kind) => Read(NameOf(kind));

    /// <summary>Who is away at a provider comes back by a link from there, with which a strict cookie would not come along.</summary>
    public void SetStep(StepKind kind, string? secret) => Write(NameOf(kind), secret, kind == StepKind.Away ? SameSiteMode.Lax : SameSiteMode.Strict, SignInStep.ValidOf(kind));

    /// <summary>By which a browser is known again that once signed in to an account.</summary>
    public string? Device(string email) => Read(DeviceName(email));

    public void KnowDevice(string email, string secret) => Write(DeviceName(email), secret, SameSiteMode.Strict, DeviceKept);

    private static string NameOf(StepKind kind) => kind == StepKind.Away ? AwayName : StepName;

    // Several colleagues may share a computer. The name tells nobody's address, not even to who guesses it.
    private string DeviceName(string email) => "nabij-device-" + seals.Fingerprint(Accounts.Account.Normal(email), "known browser")[..8];

    private string? Read(string name) => Http.Request.Cookies[Name(name)] is { } value && (Secrets.IsOne(value) || name.StartsWith("nabij-device-", StringComparison.Ordinal)) ? value : null;

    private void Write(string name, string? value, SameSiteMode sameSite, TimeSpan? age)
    {
        var options = new CookieOptions { HttpOnly = true, IsEssential = true, Path = "/", SameSite = sameSite, Secure = IsHttps, MaxAge = age };
        if (value is null)
        {
            if (Http.Request.Cookies.ContainsKey(Name(name)))
            {
                Http.Response.Cookies.Delete(Name(name), options);
            }
        }
        else
        {
            Http.Response.Cookies.Append(Name(name), value, options);
        }
    }

    private string Name(string name) => IsHttps ? "__Host-" + name : name;
}
