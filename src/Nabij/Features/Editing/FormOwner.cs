using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Nabij.Features.Editing;

/// <summary>
/// Says, in a field that nobody else can make, for whom a form was made and of which entry. So what was typed finds its writer again when the session ended
/// meanwhile, and nobody puts a draft in another's place.
/// </summary>
internal sealed class FormOwner(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string Field = "mine";

    // A form that stays open over a weekend.
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(4);

    private readonly IDataProtector _protector = protection.CreateProtector("Nabij: whose form of an entry");

    public string Write(Guid account, Guid entry) => _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{account:N} {entry:N} {clock.GetUtcNow().ToUnixTimeSeconds()}"));

    /// <summary>Null for anything that was not written here, or too long ago.</summary>
    public (Guid Account, Guid Entry)? Read(string? mine)
    {
        try
        {
            return mine is { Length: > 0 } && _protector.Unprotect(mine).Split(' ') is [var account, var entry, var at]
                && DateTimeOffset.FromUnixTimeSeconds(long.Parse(at, CultureInfo.InvariantCulture)) + Lasts > clock.GetUtcNow()
                ? (Guid.ParseExact(account, "N"), Guid.ParseExact(entry, "N"))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
