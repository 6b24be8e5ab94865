using Microsoft.AspNetCore.DataProtection;

namespace Nabij.Features.SignIn;

/// <summary>
/// Browsers that once signed in to an account, or opened a link sent to its mail address. They are not kept: the browser carries a
/// protected note. It opens nothing; it gives tries of its own.
/// </summary>
internal sealed class KnownDevices(Cookies cookies, IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("known device");

    /// <summary>Names the budget of tries for an account from this browser, and how many there are in it.</summary>
    public (string What, int Most) BudgetOf(string email)
    {
        var account = Accounts.Account.Normal(email);
        return cookies.Device(email) is { } note && Open(note) is [var known, var device] && known == account
            ? ($"device {device} of {account}", SignInPace.ByKnownDevice)
            : ($"strangers of {account}", SignInPace.ByStrangers);
    }

    public void Know(string email) => cookies.KnowDevice(email, _protector.Protect($"{Accounts.Account.Normal(email)} {Platform.Secrets.New()}"));

    private string[] Open(string note)
    {
        try
        {
            return _protector.Unprotect(note).Split(' ');
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return [];
        }
    }
}
