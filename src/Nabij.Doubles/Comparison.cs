namespace Nabij.Doubles;

/// <summary>What speaks for and against two entries being the same.</summary>
internal struct Comparison(Prepared a, Prepared b, Vocabulary words)
{
    private readonly List<(string Reason, double Weight)> _for = [];
    private double _sum = Weights.Start;

    // The name that both have in every word.
    private int _whole;

    public static (double Score, IReadOnlyList<string> Reasons) Of(Prepared a, Prepared b, Vocabulary words)
    {
        var comparison = new Comparison(a, b, words);
        comparison.Names();
        // Without a name that could be the same no number makes them so.
        if (comparison._sum < Weights.Start + Weights.OtherMunicipality)
        {
            return (0, []);
        }

        var before = comparison._sum;
        comparison.Numbers();
        comparison.Pages();
        comparison._sum = Math.Min(comparison._sum, before + Weights.MostOfContacts);
        comparison.Places();
        comparison.Kinds();
        return (1 / (1 + Math.Exp(-comparison._sum)), [.. comparison._for.OrderByDescending(r => r.Weight).Select(r => r.Reason)]);
    }

    private readonly bool IsOfOne => a.Organisation is { } one && one == b.Organisation;

    private void Add(string reason, double weight)
    {
        _sum += weight;
        if (weight > 0)
        {
            _for.Add((reason, weight));
        }
    }

    private void Names()
    {
        var (own, other, common, shares) = (default(NameMatch), default(NameMatch), false, 1.0);
        foreach (var x in a.Names)
        {
            foreach (var y in b.Names)
            {
                var match = NameMatch.Of(x, y, words);
                common |= x.Language.Length > 0 && x.Language == y.Language;
                if (x.Language.Length > 0 && y.Language.Length > 0)
                {
                    own = Better(own, match);
                }
                else
                {
                    other = Better(other, match with { Alike = match.Alike * Weights.OtherName });
                }

                if (x.Whole == y.Whole && x.Language.Length > 0 && y.Language.Length > 0)
                {
                    _whole = x.Whole;
                    shares = Math.Min(shares, Math.Max(Weights.CommonName / Math.Max(2, words.EntriesWith(x.Whole)), Together()));
                }
            }
        }

        // A short name that all services of a house go by does not make them one.
        var alike = other.Alike <= own.Alike ? own : new NameMatch((own.Alike + other.Alike) / 2, Math.Max(own.Tells, other.Tells));
        if (alike.Alike >= Weights.NameNeutral)
        {
            var part = (alike.Alike - Weights.NameNeutral) / (1 - Weights.NameNeutral);
            Add(alike.Alike >= 0.999 ? DoubleReasons.Name : DoubleReasons.NearName, Weights.Name * part * Math.Min(1, 0.35 + (0.5 * alike.Tells)) * shares);
        }
        else
        {
            var part = (Weights.NameNeutral - alike.Alike) / Weights.NameNeutral;
            _sum += Weights.NameOther * part * (common ? 1 : Weights.NameOtherLanguage);
        }

        // Both name a municipality, and none that is the same.
        if (a.Municipalities.Length > 0 && b.Municipalities.Length > 0 && !a.Municipalities.AsSpan().ContainsAny(b.Municipalities))
        {
            _sum += Weights.OtherMunicipality;
        }
    }

    // Fifty restaurants are called restaurant social, but two with one number may be one.
    private readonly double Together()
    {
        var best = 0.0;
        foreach (var contact in a.Contacts)
        {
            best = Array.IndexOf(b.Contacts, contact) >= 0 ? Math.Max(best, words.Share(_whole, contact)) : best;
        }

        return best;
    }

    private readonly double Share(int number) => Math.Max(words.Share(number), _whole == 0 ? 0 : words.Share(_whole, number));

    private static NameMatch Better(NameMatch x, NameMatch y) => y.Alike > x.Alike || (y.Alike >= x.Alike && y.Tells > x.Tells) ? y : x;

    private void Numbers()
    {
        Shared(a.Phones, b.Phones, DoubleReasons.Phone, Weights.Phone, Weights.OtherPhone);
        Shared(a.Mails, b.Mails, DoubleReasons.Mail, Weights.Mail, Weights.OtherMail);
        if (a.Organisation is not null && b.Organisation is not null)
        {
            Add(DoubleReasons.Organization, IsOfOne ? Weights.Organisation : Weights.OtherOrganisation);
        }
    }

    private void Shared(int[] x, int[] y, string reason, double same, double other)
    {
        if (x.Length == 0 || y.Length == 0)
        {
            return;
        }

        var best = 0.0;
        foreach (var number in x)
        {
            best = Array.IndexOf(y, number) >= 0 ? Math.Max(best, Share(number)) : best;
        }

        Add(reason, best > 0 ? same * best * Part() : other);
    }

    private readonly double Part() => IsOfOne ? Weights.OfOneOrganisation : 1;

    private void Pages()
    {
        if (a.Pages.Count == 0 || b.Pages.Count == 0)
        {
            return;
        }

        var (best, reason) = (Weights.OtherSite, "");
        foreach (var (site, page) in a.Pages)
        {
            foreach (var (otherSite, otherPage) in b.Pages)
            {
                var (weight, why) = site != otherSite ? (Weights.OtherSite, "")
                    : page != otherPage ? (page != 0 && otherPage != 0 ? Weights.OtherPage : Weights.SomePage * Share(site), DoubleReasons.Site)
                    : page != 0 ? (Weights.Page * Share(page), DoubleReasons.Web)
                    : (Weights.Site * Share(site), DoubleReasons.Site);
                (best, reason) = weight > best || (reason.Length == 0 && why.Length > 0) ? (weight, why) : (best, reason);
            }
        }

        Add(reason, best > 0 ? best * Part() : best);
    }

    private void Places()
    {
        var best = double.MinValue;
        var reason = "";
        foreach (var x in a.Places)
        {
            foreach (var y in b.Places)
            {
                var (weight, why) = PlaceMatch.Of(x, y, Share);
                (best, reason) = weight > best ? (weight, why) : (best, reason);
            }
        }

        if (best > double.MinValue)
        {
            Add(reason, best > 0 ? best * Part() : _whole != 0 && Together() < 1 ? best * Weights.Chain : best);
        }
    }

    private void Kinds()
    {
        if (a.Kinds.Length > 0 && b.Kinds.Length > 0)
        {
            var shared = a.Kinds.Intersect(b.Kinds).Count();
            _sum += shared == 0 ? Weights.OtherKinds : Weights.SameKinds * shared / Math.Max(a.Kinds.Length, b.Kinds.Length);
        }
    }
}
