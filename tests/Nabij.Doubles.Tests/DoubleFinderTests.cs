using System.Globalization;

namespace Nabij.Doubles.Tests;

/// <summary>What is proposed and what is not; and how good the proposals are on directories that were not used to choose the weights.</summary>
public sealed class DoubleFinderTests
{
    [Theory]
    [InlineData(2026, 3_000)]
    [InlineData(7, 8_000)]
    public void Most_proposals_are_right_and_most_doubles_are_proposed(int seed, int count)
    {
        var made = GeneratedDirectory.Make(seed, count);
        var (precision, recall) = made.Judge(DoubleFinder.Find(made.Entries, TestContext.Current.CancellationToken));

        Assert.True(precision >= 0.98 && recall >= 0.94, $"precision {precision:P1}, recall {recall:P1}");
    }

    [Theory]
    [InlineData("Luisterhuis De Linde vzw", "02 555 12 34", "", "de linde, LUISTERHUIS", "+32 2 555.12.34", "", "name, phone")]
    [InlineData("CPAS de Saint-Gilles - service social", "02 600 54 00", "", "OCMW St-Gillis: sociale dienst", "026005400", "", "name, phone")]
    [InlineData("C.P.A.S. d'Ixelles", "", "1050 Chaussée d'Ixelles 168", "CPAS Elsene", "", "1050 Ch. d'Ixelles 168 bte 2", "name, address")]
    [InlineData("Maison médicale du Tilleul", "02 555 12 34", "", "Maison medicale du Tileul asbl", "02/555.12.34", "", "near-name, phone")]
    [InlineData("Buurt huis Wolkenveld", "", "1080 Dansaertstraat 12", "Buurthuis Wolkenveld", "", "1080 Rue Dansaert 12A", "near-name, address")]
    public void The_same_under_another_spelling_is_proposed(string name, string phone, string address, string otherName, string otherPhone, string otherAddress, string reasons)
    {
        var found = Assert.Single(FindAmongOthers(Given(1, name, phone, address), Given(2, otherName, otherPhone, otherAddress)));

        Assert.Equal((Id(1), Id(2)), (found.First, found.Second));
        Assert.Equal(reasons.Split(", ").Order(StringComparer.Ordinal), found.Reasons.Order(StringComparer.Ordinal));
        Assert.InRange(found.Score, 0.5, 1);
    }

    [Theory]
    [InlineData("CPAS d'Ixelles - service social", "02 641 54 00", "1050 Chaussée d'Ixelles 168", "CPAS d'Uccle - service social", "02 370 75 11", "1180 Chaussée d'Alsemberg 860")]
    [InlineData("De Linde - voedselhulp", "02 555 12 34", "1080 Molenstraat 4", "De Linde - juridisch advies", "02 555 12 34", "1080 Molenstraat 4")]
    [InlineData("Restaurant social", "02 555 12 34", "1080 Rue du Moulin 4", "Restaurant social", "02 555 98 76", "1180 Rue du Ciel 9")]
    [InlineData("Kompas", "02 555 12 34", "", "Zonnebloem", "02 555 12 34", "")]
    [InlineData("", "", "", "", "", "")]
    public void What_only_looks_alike_is_not(string name, string phone, string address, string otherName, string otherPhone, string otherAddress) =>
        Assert.Empty(FindAmongOthers(Given(1, name, phone, address), Given(2, otherName, otherPhone, otherAddress)));

    [Fact]
    public void Five_services_of_one_organisation_are_not_five_doubles()
    {
        var organisation = Id(9);
        var services = GeneratedWords.Kinds.Select(k => k.Nl).Take(5)
            .Select((s, i) => Given(i + 1, $"De Wolkenveld - {s}", "02 555 12 34", "1080 Molenstraat 4") with { OrganizationId = organisation, Mails = ["info@wolkenveld.example"], WebAddresses = ["https://wolkenveld.example"] });

        Assert.Empty(FindAmongOthers([.. services]));
    }

    [Fact]
    public void Text_of_attackers_takes_no_time_and_breaks_nothing()
    {
        string[] texts = ["", " ", "\uD800", "\uFFFE\uFFFF", "😀😀😀", new string('a', 100_000), string.Join(' ', Enumerable.Repeat("woord", 10_000)), "\u202Eabc\u0000", "=1+1", "'; DROP TABLE", "nis:21001", "....", "a.b.c.d", "İstanbul ﬃ Ⅷ"];
        var entries = texts.SelectMany((t, i) => new[] { i, i + 100 }, (t, i) => new DoubleEntry
        {
            Id = Id(i),
            Names = new Dictionary<string, string>(StringComparer.Ordinal) { ["nl"] = t },
            OtherNames = [t],
            Phones = [t],
            Mails = [t],
            WebAddresses = [t],
            Places = [new DoublePlace { Streets = [t], Postcode = t, Latitude = double.NaN, Longitude = 1e300 }],
            Kinds = [t],
        });

        Assert.All(DoubleFinder.Find(entries, TestContext.Current.CancellationToken), f => Assert.InRange(f.Score, 0.5, 1));
    }

    // So that words are rare or not, as in a directory.
    private static readonly IReadOnlyList<DoubleEntry> Others = GeneratedDirectory.Make(3, 600).Originals;

    private static IEnumerable<FoundDouble> FindAmongOthers(params DoubleEntry[] entries)
    {
        var own = entries.Select(e => e.Id).ToHashSet();
        return DoubleFinder.Find([.. Others, .. entries], TestContext.Current.CancellationToken).Where(f => own.Contains(f.First) || own.Contains(f.Second));
    }

    private static DoubleEntry Given(int n, string name, string phone, string address) => new()
    {
        Id = Id(n),
        Names = new Dictionary<string, string>(StringComparer.Ordinal) { [name.StartsWith("OCMW", StringComparison.Ordinal) ? "nl" : "fr"] = name },
        Phones = [phone],
        Places = address.Length == 0 ? [] : [new DoublePlace { Postcode = address[..4], Streets = [address[5..]] }],
    };

    private static Guid Id(int n) => Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"00000000-0000-0000-0000-{n:D12}"));
}
