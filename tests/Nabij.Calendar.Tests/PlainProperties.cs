using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Nabij.Calendar.Tests;

/// <summary>What must hold for any text: what was meant is what is read, and nothing typed makes it fall.</summary>
public sealed class PlainProperties
{
    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public void What_was_meant_is_what_is_read(string language)
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var meant = PlainMeant.Random(new Random(seed));
            var text = new PlainWriter(language, new Random(seed)).Write(meant);
            var read = PlainHours.Read(text, language);
            Assert.True(read.IsRead, $"{seed}: {text}\n{string.Join('\n', read.Errors)}");
            var unhinted = PlainHours.Read(text);
            Assert.True(unhinted.Osm == read.Osm || unhinted.Errors is [{ IsAmbiguous: true }, ..], $"{seed}: {text}\n{read.Osm}\n{unhinted.Osm}");
            Same(meant, Given.FromOsm(read.Osm!, HolidayPolicy.AsUsual), $"{seed}: {text}\n{read.Osm}");
        }
    }

    // Every minute of the year at which something meant begins or ends, and the one before.
    private static void Same(PlainMeant meant, OpeningHours hours, string said)
    {
        var start = Given.Moment("2027-01-01T00:00+01:00");
        var open = new Queue<OpenInterval>(hours.Intervals(start, start.AddDays(365)).Where(i => i.State == OpeningState.Open));
        int[] edges = [.. meant.Edges.Order()];
        for (var day = new DateOnly(2027, 1, 1); day.Year == 2027; day = day.AddDays(1))
        {
            foreach (var minute in edges)
            {
                var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
                if (Given.Brussels.IsInvalidTime(local) || Given.Brussels.IsAmbiguousTime(local))
                {
                    continue;
                }

                var moment = new DateTimeOffset(local, Given.Brussels.GetUtcOffset(local));
                while (open.TryPeek(out var over) && over.To <= moment)
                {
                    open.Dequeue();
                }

                var isOpen = open.TryPeek(out var next) && next.From <= moment;
                Assert.True(meant.IsOpen(day, minute) == isOpen, $"{said}\n{local.ToString("ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}: read {isOpen}");
            }
        }
    }

    [Fact]
    public void Any_text_is_read_or_refused_with_a_place_in_it()
    {
        string[] pieces =
        [
            "ma", "vr", "di", "lundi", "au", "van", "tot", "-", "–", ",", ";", "\n", "9", "17", "12u30", "9h", "24/7", "7/7", "24/12", "31/2", "2027", "2027-07-21", "9.30", "9:00", "24", "5", "pm", "am",
            "juli", "aug", "mar", "we", "24 dec", "1er", "eerste", "laatste", "van de maand", "gesloten", "fermé", "sauf", "behalve", "ook", "enkel", "op afspraak", "sur rendez-vous", "zonder afspraak", "feestdagen",
            "PH", "SH", "off", "open", "\"x\"", "\"", "(", ")", "en", "et", "of", "/", "+", ".", ":", "namiddag", "'s avonds", "midi", "minuit", "vanaf", "tussen", "easter", "kerstmis", "weekend", "even weken",
            "werkdagen", "\0", "\u202e", "\u200b", "\ud83d", "😀", "١٢", "９", "½", "ﬁ", "é", "e\u0301", "<script>", "99999999999999999999", "Mo-Fr 09:00-17:00", "||", "[1]", "week 3", "uur", "h", "j", "dag",
        ];
        var texts = from parts in Gen.Elements(pieces).ListOf()
                    from gap in Gen.Elements(" ", " ", " ", "")
                    select string.Join(gap, parts);
        var any = Gen.OneOf(texts, texts, texts, ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""));
        var hints = Gen.Elements("nl", "fr", "en", null, "xx");
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20_000).WithEndSize(25), Prop.ForAll(any.SelectMany(t => hints.Select(h => (t, h))).ToArbitrary(), sample => Holds(sample.t, sample.h)));
    }

    [Fact]
    public void A_text_as_long_as_may_be_is_read_too()
    {
        foreach (var piece in new[] { "ma ", "9-", "(", "'", "\"", "e\u0301", "a.", "a b ", "1.", "24/", "van de maand ", "op ", "zondag-", "lundi et ", "9-12 ", "1er et ", "vr 9-12;", "24 en ", "maandga " })
        {
            Holds(string.Concat(Enumerable.Repeat(piece, PlainHours.TextLength / piece.Length)), "nl");
        }
    }

    private static void Holds(string text, string? hint)
    {
        var read = PlainHours.Read(text, hint);
        Assert.Equal(read.IsRead, read.Errors.Count == 0);
        Assert.All(read.Errors, e => Assert.True(e.Position >= 0 && e.Length >= 0 && e.Position + e.Length <= text.Length, $"{e} in {text}"));
        Assert.All(read.Parts, p => Assert.True(p.Position >= 0 && p.Length > 0 && p.Position + p.Length <= text.Length, $"{p} in {text}"));
        if (read.IsRead)
        {
            var hours = Given.FromOsm(read.Osm!);
            Assert.True(read.WasOsm || hours.ToOsm().Value == read.Osm, read.Osm);
        }
    }
}
