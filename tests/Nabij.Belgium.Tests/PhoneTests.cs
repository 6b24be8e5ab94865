namespace Nabij.Belgium.Tests;

public sealed class PhoneTests
{
    [Theory]
    [InlineData("02 223 13 43")]
    [InlineData("02/223.13.43")]
    [InlineData("(02) 223 13 43")]
    [InlineData("022231343")]
    [InlineData("02-223-13-43")]
    [InlineData("02–223‑13‒43")]
    [InlineData("02 2 2 3 1 3 4 3")]
    [InlineData("02,223,13,43")]
    [InlineData("02 223\r\n13 43")]
    [InlineData("+32 2 223 13 43")]
    [InlineData("+3222231343")]
    [InlineData("+32 (0)2 223 13 43")]
    [InlineData("+32(0)2/223.13.43")]
    [InlineData("+32 02 223 13 43")]
    [InlineData("(+32) 2 223 13 43")]
    [InlineData("＋３２ ２ ２２３ １３ ４３")]
    [InlineData("0032 2 223 13 43")]
    [InlineData("0032 02 223 13 43")]
    [InlineData("00 32 2 223 13 43")]
    [InlineData("tel.: 02 223 13 43")]
    [InlineData("Tél : 02 223 13 43.")]
    [InlineData("Te\u0301l. 02 223 13 43")]
    [InlineData("Appelez le 02 223 13 43")]
    [InlineData("Bel 02 223 13 43 (gratis)")]
    [InlineData("Tel/Fax: 02 223 13 43")]
    [InlineData("☎ 02 223 13 43")]
    [InlineData("📞 02 223 13 43")]
    [InlineData("0️⃣2️⃣ 223 13 43")]
    [InlineData("\u200B02\u00A0223\u202F13\u200943\u200E")]
    [InlineData("٠٢ ٢٢٣ ١٣ ٤٣")]
    [InlineData("tel:+3222231343")]
    [InlineData("TEL:+32-2-223-13-43")]
    [InlineData("<tel:+3222231343>")]
    [InlineData("tel:022231343;phone-context=+32")]
    [InlineData("tel:2231343;phone-context=+322")]
    public void One_number_is_read_however_it_is_written(string text)
    {
        var phone = Given.Value(PhoneNumber.Read(text), text);
        Assert.Equal((PhoneKind.Fixed, "02 223 13 43", "+32 2 223 13 43", "+3222231343", "tel:+3222231343", "BE", (string?)null), (phone.Kind, phone.National, phone.International, phone.E164, phone.Link, phone.Country, phone.Extension));
    }

    [Theory]
    [InlineData("081 12 34 56", PhoneKind.Fixed, "081 12 34 56", "+32 81 12 34 56")]
    [InlineData("04 223 45 67", PhoneKind.Fixed, "04 223 45 67", "+32 4 223 45 67")]
    [InlineData("09/233.12.34", PhoneKind.Fixed, "09 233 12 34", "+32 9 233 12 34")]
    [InlineData("080 22 34 56", PhoneKind.Fixed, "080 22 34 56", "+32 80 22 34 56")]
    [InlineData("0475/12 34 56", PhoneKind.Mobile, "0475 12 34 56", "+32 475 12 34 56")]
    [InlineData("0475/12.34.56", PhoneKind.Mobile, "0475 12 34 56", "+32 475 12 34 56")]
    [InlineData("04/75.12.34.56", PhoneKind.Mobile, "0475 12 34 56", "+32 475 12 34 56")]
    [InlineData("+32 (0) 475 12 34 56", PhoneKind.Mobile, "0475 12 34 56", "+32 475 12 34 56")]
    [InlineData("+32 0475 12 34 56", PhoneKind.Mobile, "0475 12 34 56", "+32 475 12 34 56")]
    [InlineData("+320475123456", PhoneKind.Mobile, "0475 12 34 56", "+32 475 12 34 56")]
    [InlineData("0032 0475 12 34 56", PhoneKind.Mobile, "0475 12 34 56", "+32 475 12 34 56")]
    [InlineData("gsm 0456 12 34 56", PhoneKind.Mobile, "0456 12 34 56", "+32 456 12 34 56")]
    [InlineData("0468 12 34 56", PhoneKind.Mobile, "0468 12 34 56", "+32 468 12 34 56")]
    [InlineData("0800 35 243", PhoneKind.Free, "0800 35 243", "+32 800 35 243")]
    [InlineData("0800/35.243", PhoneKind.Free, "0800 35 243", "+32 800 35 243")]
    [InlineData("0800 200 99", PhoneKind.Free, "0800 20 099", "+32 800 20 099")]
    [InlineData("00 800 6 7 8 9 10 11", PhoneKind.Free, "+800 67 89 10 11", "+800 67 89 10 11")]
    [InlineData("070 245 245", PhoneKind.SharedCost, "070 245 245", "+32 70 245 245")]
    [InlineData("070/23 30 01", PhoneKind.SharedCost, "070 23 30 01", "+32 70 23 30 01")]
    [InlineData("078 15 15 15", PhoneKind.SharedCost, "078 15 15 15", "+32 78 15 15 15")]
    [InlineData("078 170 170", PhoneKind.SharedCost, "078 170 170", "+32 78 170 170")]
    [InlineData("0900 12 345", PhoneKind.Premium, "0900 12 345", "+32 900 12 345")]
    [InlineData("0907/12345", PhoneKind.Premium, "0907 12 345", "+32 907 12 345")]
    [InlineData("077 40 01 00 00 00", PhoneKind.Machine, "077 40 01 00 00 00", "+32 77 40 01 00 00 00")]
    [InlineData("+33 1 42 68 53 00", PhoneKind.Foreign, "+33 1 42 68 53 00", "+33 1 42 68 53 00")]
    [InlineData("0033 (0)1 42 68 53 00", PhoneKind.Foreign, "+33 1 42 68 53 00", "+33 1 42 68 53 00")]
    [InlineData("+31 (0)20 123 45 67", PhoneKind.Foreign, "+31 2 01 23 45 67", "+31 2 01 23 45 67")]
    [InlineData("+39 06 6982 1234", PhoneKind.Foreign, "+39 06 69 82 12 34", "+39 06 69 82 12 34")]
    [InlineData("+1 212 555 0123", PhoneKind.Foreign, "+1 212 555 0123", "+1 212 555 0123")]
    public void A_number_has_a_kind_and_the_groups_that_people_know(string text, PhoneKind kind, string national, string international)
    {
        var phone = Given.Value(PhoneNumber.Read(text), text);
        Assert.Equal((kind, national, international), (phone.Kind, phone.National, phone.International));
    }

    [Theory]
    [InlineData("112", PhoneKind.Emergency, "112")]
    [InlineData("1 1 2", PhoneKind.Emergency, "112")]
    [InlineData("tel:112", PhoneKind.Emergency, "112")]
    [InlineData("tel:112;phone-context=+32", PhoneKind.Emergency, "112")]
    [InlineData("100", PhoneKind.Emergency, "100")]
    [InlineData("101", PhoneKind.Emergency, "101")]
    [InlineData("Bel 107", PhoneKind.ShortNumber, "107")]
    [InlineData("1733", PhoneKind.ShortNumber, "1733")]
    [InlineData("1813", PhoneKind.ShortNumber, "1813")]
    [InlineData("1307", PhoneKind.ShortNumber, "1307")]
    [InlineData("116000", PhoneKind.ShortNumber, "116 000")]
    [InlineData("116 117", PhoneKind.ShortNumber, "116 117")]
    public void A_short_number_stays_short_and_inside_belgium(string text, PhoneKind kind, string national)
    {
        var phone = Given.Value(PhoneNumber.Read(text), text);
        Assert.Equal((kind, national, national, null), (phone.Kind, phone.National, phone.International, phone.E164));
        Assert.Equal("tel:" + phone.Digits, phone.Link);
    }

    [Theory]
    [InlineData("02 223 13 43 ext. 12", "12")]
    [InlineData("02 223 13 43, toestel 12", "12")]
    [InlineData("02/223.13.43 (poste 012)", "012")]
    [InlineData("02 223 13 43 x12", "12")]
    [InlineData("tel:+3222231343;ext=12", "12")]
    public void An_extension_is_kept(string text, string extension)
    {
        var phone = Given.Value(PhoneNumber.Read(text), text);
        Assert.Equal((extension, "02 223 13 43", $"tel:+3222231343;ext={extension}"), (phone.Extension, phone.National, phone.Link));
        Assert.Equal(phone, PhoneNumber.Read(phone.Stored).Value);
    }

    [Fact]
    public void Every_number_of_the_source_documents_comes_back_as_it_is_printed()
    {
        // 0800 200 99 is how SéOs prints its number; 0800 goes with two and three digits here as with everybody else.
        var numbers = File.ReadLines(Path.Combine(Given.Checkout, "tests/facts/phone-numbers.csv")).Skip(1).Select(line => line.Split(',')[0]).Where(n => n.Length > 0).ToList();
        Assert.True(numbers.Count > 40);
        Assert.Equal(["0800 200 99"], numbers.Where(n => Given.Value(PhoneNumber.Read(n), n).National != n));
    }
}
