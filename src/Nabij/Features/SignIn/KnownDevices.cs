using Microsoft.AspNetCore.DataProtection;

namespace Nabij.Features.SignIn;

/// <summary>
/// Browsers that once signed in to an account, or opened a link sent to its mail address. They are not kept: the browser carries a
/// protected note. It opens nothing; it gives tries of its own.
/// </summary>
internal sealed class KnownDevices(Cookies cookies, IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("known device");

    /// <summary>Names the budget of tries for an account from this browser, how many there are in it, and whether it is this browser's own.</summary>
    public (string What, int Most, bool IsOwn) BudgetOf(string email)
    {
        var account = Accounts.Account.Normal(email);
        return cookies.Device(email) is { } note && Open(note) is [var known, var device] && known == account
            ? ($"device {device} of {account}", SignInPace.ByKnownDevice, true)
            : ($"strangers of {account}", SignInPace.ByStrangers, false);
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
