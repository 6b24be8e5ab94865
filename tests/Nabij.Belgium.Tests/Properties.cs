using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Nabij.Belgium.Tests;

/// <summary>What must hold for any text and any number.</summary>
public sealed class Properties
{
    // Signs that stand in and around numbers and addresses, and what hostile text is made of.
    private static readonly string[] Bits =
    [
        "0", "1", "2", "4", "7", "02", "0475", "+32", "0032", "BE", "B-", "1000", "1080", "Bruxelles", "Brussel", "rue", "straat", "bte", "bus", "tel:", ";ext=", ";phone-context=+32", "http://", "www.", ".be", "@",
        " ", "-", ".", "/", ",", ";", ":", "(", ")", "\n", "\t", "\0", "\u200B", "\u202E", "\u00A0", "\u2013", "\uD83D", "\uDE00", "\uD83D\uDE00", "\uFFFD", "\u0301", "é", "O", "l", "٣", "３", "²", "ext", "ou", "%", "<", "xn--",
    ];

    private static readonly Gen<string> Text = Gen.Elements(Bits).ListOf().Select(string.Concat);

    [Fact]
    public void Any_text_is_read_or_refused_with_a_known_code_and_never_throws()
    {
        var codes = ErrorCodes.All.ToHashSet(StringComparer.Ordinal);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(30), Prop.ForAll(Text.ToArbitrary(), text =>
        {
            foreach (var error in Given.ReadAsAll(text).OfType<ReadError>())
            {
                Assert.Contains(error.Code, codes);
                Assert.True(error.Position is null || (error.Position >= 0 && error.Position <= text.Length), $"{error}");
                Assert.True((error.Found?.Length ?? 0) <= 60);
            }
        }));
    }

    [Fact]
    public void What_is_read_is_read_again_from_every_way_it_is_written() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(30), Prop.ForAll(Text.ToArbitrary(), text =>
    {
        if (PhoneNumber.Read(text) is { IsRead: true } phone)
        {
            Assert.All([phone.Value.National, phone.Value.International, phone.Value.Link], t => Assert.Equal(phone.Value.Digits, Given.Value(PhoneNumber.Read(t), t).Digits));
            Assert.Equal(phone.Value, PhoneNumber.Read(phone.Value.Stored).Value);
        }

        if (BelgianAddress.Read(text) is { IsRead: true } address)
        {
            Assert.Equal(address.Value.WriteTown("nl"), Given.Value(BelgianAddress.Read(address.Value.Write("nl")), text).WriteTown("nl"));
        }

        if (WebAddress.Read(text) is { IsRead: true } web)
        {
            Assert.Equal(web.Value, Given.Value(WebAddress.Read(web.Value.Address), text));
        }

        if (EmailAddress.Read(text) is { IsRead: true } mail)
        {
            Assert.Equal(mail.Value, Given.Value(EmailAddress.Read(mail.Value.ToString()), text));
        }
    }));

    [Fact]
    public void Every_number_of_the_plan_is_the_same_in_each_form_and_no_longer_or_shorter_one_is_read()
    {
        var number = from range in Gen.Elements("02 2 7", "03 4 7", "04 3 7", "09 3 7", "010 6", "053 6", "071 6", "089 6", "0455 6", "0468 6", "0475 6", "0492 6", "0800 5", "070 6", "078 6", "0903 5")
                     let parts = range.Split(' ')
                     let begin = string.Concat(parts[..^1])
                     let length = parts[0].Length + (parts[^1][0] - '0')
                     from rest in Gen.Choose(0, 9).ListOf(length - begin.Length)
                     select begin + string.Concat(rest);
        var signs = Gen.Elements(" ", ".", "/", "-", "\u00A0", "\u2013", "\u200B", "");
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(number.ToArbitrary(), signs.ToArbitrary(), (digits, sign) =>
        {
            var phone = Given.Value(PhoneNumber.Read(digits), digits);
            string[] same = [phone.National, phone.International, phone.Link, phone.Stored, string.Join(sign, digits.Chunk(2).Select(c => new string(c))), "+32" + sign + "(0)" + digits[1..], "0032" + sign + digits];
            Assert.All(same, t => Assert.Equal(phone, Given.Value(PhoneNumber.Read(t), t)));
            Assert.Equal("phone.too-long", Given.Code(PhoneNumber.Read(digits + "1")));
            Assert.Equal("phone.too-short", Given.Code(PhoneNumber.Read(digits[..^1])));
        }));
    }

    [Fact]
    public void One_wrong_digit_is_always_seen()
    {
        var changed = from number in Gen.Choose(1, 19_999_999)
                      from at in Gen.Choose(0, 9)
                      from more in Gen.Choose(1, 9)
                      select (number, at, more);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(changed.ToArbitrary(), c =>
        {
            var (number, at, more) = c;
            var digits = string.Create(CultureInfo.InvariantCulture, $"{number:00000000}{97 - (number % 97):00}");
            Assert.Equal(digits, Given.Value(EnterpriseNumber.Read(digits), digits).Digits);
            var wrong = digits[..at] + (char)('0' + ((digits[at] - '0' + more) % 10)) + digits[(at + 1)..];
            Assert.False(EnterpriseNumber.Read(wrong).IsRead, wrong);
        }));
    }

    [Fact]
    public void Every_birth_has_a_national_number_that_tells_it_and_its_century()
    {
        var birth = from day in Gen.Choose(0, Given.Today.DayNumber - new DateOnly(1927, 1, 1).DayNumber)
                    from serial in Gen.Choose(1, 998)
                    from bis in Gen.Elements(0, 20, 40)
                    select (new DateOnly(1927, 1, 1).AddDays(day), serial, bis);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(birth.ToArbitrary(), b =>
        {
            var (date, serial, bis) = b;
            var nine = string.Create(CultureInfo.InvariantCulture, $"{date.Year % 100:00}{date.Month + bis:00}{date.Day:00}{serial:000}");
            var check = 97 - (long.Parse((date.Year >= 2000 ? "2" : "") + nine, CultureInfo.InvariantCulture) % 97);
            var number = Given.Value(NationalNumber.Read(string.Create(CultureInfo.InvariantCulture, $"{nine}{check:00}"), Given.Today), "…");
            Assert.Equal((date, bis > 0, bis == 20 ? Sex.Unknown : serial % 2 == 0 ? Sex.Female : Sex.Male), (number.BirthDate!.Value, number.IsBis, number.Sex));
        }));
    }

    [Fact]
    public void Ten_megabytes_are_refused_before_they_are_looked_at()
    {
        foreach (var text in new[] { new string('0', 10_000_000), new string(' ', 10_000_000), new string('\u202E', 10_000_000), string.Concat(Enumerable.Repeat("rue ", 2_500_000)) })
        {
            Assert.All(Given.ReadAsAll(text), e => Assert.True(e!.Code.EndsWith(".text-too-long", StringComparison.Ordinal) || e.Code == "address.postcode", e.Code));
        }
    }

    [Fact]
    public void The_page_of_errors_has_every_code_once_and_no_other()
    {
        var told = File.ReadLines(Path.Combine(Given.Checkout, "docs/belgian-numbers.md")).SkipWhile(l => l != "## Errors").Where(l => l.StartsWith("| `", StringComparison.Ordinal)).SelectMany(l => l.Split('|')[1].Split(',', StringSplitOptions.TrimEntries)).Select(c => c.Trim('`')).ToList();
        Assert.Equal(ErrorCodes.All.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }
}
