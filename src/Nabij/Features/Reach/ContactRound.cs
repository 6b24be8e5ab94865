using Nabij.Belgium;

namespace Nabij.Features.Reach;

/// <summary>
/// One round past contacts. Their form is looked at here; outside goes one visit to each host, so that no site notices us, and an answer holds for all who have the
/// same address.
/// </summary>
/// <param name="outside">Null: this installation asks nobody outside.</param>
internal sealed class ContactRound(IOutside? outside)
{
    private const int MostHops = 5;
    private const int FewSites = 3;

    private bool _heardASite;

    /// <summary>Several sites were asked and none answered: it is our own line that is silent.</summary>
    public bool HeardNobody => _asked.Count >= FewSites && !_heardASite;

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Look> _sites = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Look> _mail = new(StringComparer.Ordinal);

    public Task<Look> LookAsync(Contact contact, CancellationToken ct) => contact.Kind switch
    {
        ContactKind.Phone => Task.FromResult(PhoneNumber.Read(contact.Value).IsRead ? Look.Answers : new Look(Silence.PhoneForm)),
        ContactKind.Mail => EmailAddress.Read(contact.Value) is { IsRead: true } mail ? OnceAsync(_mail, mail.Value.Host, (o, host) => o.MailHostAsync(host, ct)) : Task.FromResult(new Look(Silence.MailForm)),
        _ => WebAddress.Read(contact.Value) is { IsRead: true } web ? OnceAsync(_sites, web.Value.Address, (o, address) => VisitAsync(o, new Uri(address), ct)) : Task.FromResult(new Look(Silence.WebForm)),
    };

    private async Task<Look> OnceAsync(Dictionary<string, Look> known, string name, Func<IOutside, string, Task<Look>> ask)
    {
        if (outside is null)
        {
            return Look.Answers;
        }

        if (!known.TryGetValue(name, out var look))
        {
            known[name] = look = await ask(outside, name);
        }

        return look;
    }

    private async Task<Look> VisitAsync(IOutside there, Uri address, CancellationToken ct)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        var waits = false;
        for (var hop = 0; hop <= MostHops; hop++)
        {
            if (!IsOrdinary(address))
            {
                // A door where we don't knock says nothing about who lives there.
                return Look.Answers;
            }

            if (!visited.Contains(address.IdnHost) && !_asked.Add(address.IdnHost))
            {
                return Look.NotKnown;
            }

            visited.Add(address.IdnHost);
            var answer = await there.AskAsync(address, ct);
            if (answer.Why is { } why)
            {
                return new Look(why);
            }

            if (answer.Status is not { } status)
            {
                return Look.NotKnown;
            }

            _heardASite = true;
            waits |= answer.SetsCookie;

            if (status is not (301 or 302 or 303 or 307 or 308) || answer.Location is not { } to)
            {
                return Look.OfStatus(status);
            }

            // Hostile or broken: it answered, and where it leads nobody can go.
            if (!Uri.TryCreate(address, to, out var next) || next.HostNameType == UriHostNameType.Unknown)
            {
                return new Look(Silence.Broken, status);
            }

            address = next;
        }

        // It waits for a cookie that browsers bring.
        return waits ? Look.Answers : new Look(Silence.Loop);
    }

    private static bool IsOrdinary(Uri address) => (address.Scheme, address.Port) is ("http", 80) or ("https", 443);
}
