using DnsClient;

namespace Nabij.Features.Reach;

/// <summary>Asks DNS who takes mail under a name: its mail servers (MX) or, without any, the host itself (RFC 5321, 5.1).</summary>
internal sealed class MailHosts(IDnsQuery dns)
{
    public async Task<Look> FindAsync(string host, CancellationToken ct)
    {
        try
        {
            var servers = await dns.QueryAsync(host, QueryType.MX, cancellationToken: ct);
            if (servers.Header.ResponseCode == DnsHeaderResponseCode.NotExistentDomain)
            {
                return new Look(Silence.NoHost);
            }

            if (servers.HasError)
            {
                return Look.NotKnown;
            }

            if (servers.Answers.MxRecords().ToList() is { Count: > 0 } found)
            {
                // A single "." says that nobody takes mail here (RFC 7505).
                return found.TrueForAll(m => m.Exchange.Equals(DnsString.RootLabel)) ? new Look(Silence.NoMail) : Look.Answers;
            }

            var (four, six) = (await dns.QueryAsync(host, QueryType.A, cancellationToken: ct), await dns.QueryAsync(host, QueryType.AAAA, cancellationToken: ct));
            return four.Answers.AddressRecords().Concat(six.Answers.AddressRecords()).Any() ? Look.Answers
                : four.HasError || six.HasError ? Look.NotKnown
                : new Look(Silence.NoMail);
        }
        catch (DnsResponseException)
        {
            // Nobody answered: our own DNS, as likely as theirs.
            return Look.NotKnown;
        }
    }
}
