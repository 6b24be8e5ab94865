using Nabij.Platform;

namespace Nabij.Features.SignIn.Providers;

/// <summary>All that the installation named.</summary>
internal sealed class KnownProviders(Settings settings, ProviderWire wire, TimeProvider clock) : IDisposable
{
    private readonly Dictionary<int, Provider> _all = settings.Oidc.ToDictionary(c => c.Number, c => new Provider(c, wire, settings, clock));

    public Provider? Find(int number) => _all.GetValueOrDefault(number);

    public void Dispose()
    {
        foreach (var provider in _all.Values)
        {
            provider.Dispose();
        }
    }
}
