using Nabij.Features.Reach;

namespace Nabij.Tests.House;

/// <summary>The world outside as a test says it is; what it says nothing about answers. Keeps what was asked.</summary>
internal sealed class Answers : IOutside
{
    private readonly Dictionary<string, SiteAnswer> _sites = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Look> _mail = new(StringComparer.Ordinal);

    public List<string> Asked { get; } = [];

    public Answers Site(string address, int status, string? to = null) => Site(address, new SiteAnswer(status, to is null ? null : new Uri(to, to.StartsWith("//", StringComparison.Ordinal) ? UriKind.Relative : UriKind.RelativeOrAbsolute)));

    public Answers Site(string address, SiteAnswer answer)
    {
        _sites[address] = answer;
        return this;
    }

    public Answers Mail(string host, Look look)
    {
        _mail[host] = look;
        return this;
    }

    public Task<SiteAnswer> AskAsync(Uri address, CancellationToken ct)
    {
        Asked.Add(address.AbsoluteUri);
        return Task.FromResult(_sites.GetValueOrDefault(address.AbsoluteUri, new SiteAnswer(200)));
    }

    public Task<Look> MailHostAsync(string host, CancellationToken ct)
    {
        Asked.Add(host);
        return Task.FromResult(_mail.GetValueOrDefault(host, Look.Answers));
    }
}
