namespace Nabij.Calendar.Tests;

/// <summary>Hours in plain words: what they become, what is asked, what is refused.</summary>
public sealed class PlainHoursTests
{
    [Theory, MemberData(nameof(PlainExamples.Read), MemberType = typeof(PlainExamples))]
    public void Plain_words_become_opening_hours(string? language, string text, string osm)
    {
        var read = PlainHours.Read(text, language);
        Assert.True(read.IsRead, string.Join('\n', read.Errors));
        Assert.Equal(osm, read.Osm);
        Given.FromOsm(osm);
        Assert.Equal(read.WasOsm, read.Parts.Count == 0);
        Assert.All(read.Parts, p => Given.FromOsm(p.Osm.Replace("|| ", "", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(PlainRefusals.Refused), MemberType = typeof(PlainRefusals))]
    public void What_is_not_plain_is_asked_or_refused_where_it_stands(string? language, string text, string code, int position, int length)
    {
        var read = PlainHours.Read(text, language);
        Assert.False(read.IsRead);
        Assert.Null(read.Osm);
        var error = read.Errors[0];
        Assert.Equal((code, position, length), (error.Code, error.Position, error.Length));
    }

    [Theory, MemberData(nameof(PlainRefusals.Refused), MemberType = typeof(PlainRefusals))]
    public void What_is_offered_instead_settles_the_question(string? language, string text, string code, int position, int length)
    {
        foreach (var instead in PlainHours.Read(text, language).Errors[0].Instead)
        {
            var settled = PlainHours.Read(text[..position] + instead + text[(position + length)..], language);
            Assert.True(settled.IsRead || settled.Errors[0].Code != code || settled.Errors[0].Position > position, $"{text}: {instead}: {string.Join(';', settled.Errors)}");
        }
    }

    [Fact]
    public void The_words_of_the_text_outweigh_the_language_of_the_page()
    {
        Assert.Equal("Tu-Fr 09:00-12:00", PlainHours.Read("ma-ve 9h-12h", "nl").Osm);
        Assert.Equal("Mo-Fr 09:00-12:00", PlainHours.Read("ma-vr 9h-12h", "fr").Osm);
        Assert.Equal("Su 09:00-12:00", PlainHours.Read("sa fermé, di 9h-12h", "nl").Osm?.Split(';')[0]);
        Assert.Equal("Mo 09:00-12:00; Tu off", PlainHours.Read("maandag 9-12, mardi fermé", "en").Osm);
    }

    [Fact]
    public void A_word_of_two_meanings_is_shown_with_the_one_that_was_taken()
    {
        Assert.Equal([new PlainChoice(0, 2, "Tu")], PlainHours.Read("di 9-12", "nl").Choices);
        Assert.Equal([new PlainChoice(0, 2, "Su")], PlainHours.Read("di 9-12", "fr").Choices);
        Assert.Equal(["dinsdag", "dimanche"], PlainHours.Read("di 9-12", "en").Errors[0].Instead);
    }

    [Fact]
    public void Each_part_of_the_text_is_shown_with_its_rule() =>
        Assert.Equal(
            [("ma-vr 9-17", "Mo-Fr 09:00-17:00"), ("wo gesloten", "We off"), ("juli-aug 9-12", "Jul-Aug Mo,Tu,Th,Fr 09:00-12:00")],
            Parts("ma-vr 9-17, wo gesloten; juli-aug 9-12"));

    [Fact]
    public void Both_readings_of_an_ambiguous_time_are_offered() =>
        Assert.Equal(["14:00-17:00", "02:00-05:00"], PlainHours.Read("maandag 2-5").Errors[0].Instead);

    [Fact]
    public void A_text_too_long_is_refused_at_once()
    {
        Assert.Equal("plain.too-long", Assert.Single(PlainHours.Read(new string('a', PlainHours.TextLength + 1)).Errors).Code);
        Assert.Equal("plain.too-long", Assert.Single(PlainHours.Read(new string('(', 10_000_000)).Errors).Code);
        Assert.True(PlainHours.Read(string.Join("; ", Enumerable.Repeat("Mo 10:00-12:00", 200))).WasOsm);
        Assert.Equal("plain.empty", Assert.Single(PlainHours.Read("").Errors).Code);
    }

    [Fact]
    public void Opening_hours_stand_unchanged()
    {
        foreach (var text in OsmExpressions.All())
        {
            foreach (var language in new[] { null, "nl", "fr", "en" })
            {
                var read = PlainHours.Read(text, language);
                Assert.True(read is { WasOsm: true } && read.Osm == text, $"{language}: {text}: {read.Osm} {string.Join(';', read.Errors)}");
            }
        }
    }

    private static IEnumerable<(string, string)> Parts(string text) => PlainHours.Read(text).Parts.Select(p => (text.Substring(p.Position, p.Length), p.Osm));
}
