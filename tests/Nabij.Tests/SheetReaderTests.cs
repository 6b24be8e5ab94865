using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Sheets;
using Nabij.Platform;

namespace Nabij.Tests;

/// <summary>Spreadsheets as people's programs write them, without a database.</summary>
public sealed class SheetReaderTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    // What spreadsheets, quotes, separators and writings stumble over.
    private static readonly Gen<string> Nasty = Gen.Elements(
        "=1+1", "+32 2 223 13 43", "-", "@SUM(A1)", "'", "''=x", "'s avonds", "24/7", "022231343", "1080", "\"", "\"\"", ";", ",", "\t", "\r\n", "\n", "a\nb", " ", "é", "ë😀", "\u200f\u05d0", "\ufeff", "\u0000", "\ud800", "\ufffd",
        "<b>", "＝1", "sep=;", "NULL", "2026-01-02", "œuvre", "ı", "x").ListOf().Select(parts => string.Concat(parts.Take(6)));

    [Fact]
    public void What_a_cell_says_comes_back_as_it_was() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Arb.From(Nasty), text =>
        {
            var words = SheetCell.Clean(text);
            Assert.DoesNotContain(words, c => (char.IsControl(c) && c != '\n') || c == '\ufffd');
            return SheetCell.Read(SheetCell.Write(words)) == words;
        }));

    [Theory]
    [InlineData("=HYPERLINK(\"x\")")]
    [InlineData("+32 2 223 13 43")]
    [InlineData("@x")]
    [InlineData("-1")]
    [InlineData("'=x")]
    [InlineData("＝x")]
    [InlineData("24/7")]
    [InlineData("022231343")]
    public void No_cell_runs_or_becomes_a_number(string words) => Assert.StartsWith("'", SheetCell.Write(words), StringComparison.Ordinal);

    [Theory]
    [InlineData("'s avonds")]
    [InlineData("Mo-Fr 09:00-17:00")]
    [InlineData("a=b")]
    [InlineData("")]
    public void Other_words_stay_as_they_are(string words) => Assert.Equal(words, SheetCell.Write(words));

    [Fact]
    public void A_sheet_that_comes_back_as_it_went_changes_nothing() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150), Prop.ForAll(Arb.From(Gen.ArrayOf(Nasty, 24)), words =>
        {
            var entry = Entry(words);
            var sheet = Out(entry);
            var text = Encoding.UTF8.GetString(sheet.AsSpan(3));
            var narrow = Windows.GetBytes(text);
            byte[][] same =
            [
                sheet, sheet[3..], [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)], [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
                .. SheetText.Read(narrow) is null ? Array.Empty<byte[]>() : [narrow],
                [.. "sep=;\r\n"u8, .. sheet.AsSpan(3)],
            ];
            foreach (var bytes in same)
            {
                Assert.True(SheetReader.Read(bytes).Ok(out var table));
                var line = Assert.Single(table.Lines);
                Assert.Empty(table.Problems);
                var (changes, problems) = SheetChange.Of(EntryState.Of(entry), line.Cells, table.Narrow, "nl", Today);
                Assert.Empty(changes);
                Assert.Empty(problems);
            }
        }));

    [Theory]
    [InlineData(';', "\r\n")]
    [InlineData(',', "\n")]
    [InlineData('\t', "\r")]
    public void The_sign_between_cells_is_found(char separator, string newLine)
    {
        // A tab in a cell is no sign that people see.
        var quoted = separator == '\t' ? ' ' : separator;
        Assert.True(Read(string.Join(newLine, $"KEY{separator}version{separator}email{separator}my;own", $"a{separator}1{separator}\"x{quoted}y\"", "", $"{separator}{separator}", $"b{separator}2{separator}z")).Ok(out var table));
        Assert.Equal([(2, $"x{quoted}y"), (5, "z")], table.Lines.Select(l => (l.Row, l.Cells["email"])));
        Assert.Equal("C (email)", table.NameOf("email"));
        Assert.Equal(separator == ';' ? ["my", "own"] : ["my;own"], table.Unknown);
    }

    [Theory]
    [InlineData("utf-8", "")]
    [InlineData("windows-1252", "")]
    [InlineData("macintosh", "sheet.encoding")]
    [InlineData("ibm850", "sheet.encoding")]
    [InlineData("utf-16", "sheet.encoding")] // Without the mark that says so.
    public void A_writing_is_known_or_refused_and_never_guessed(string name, string code)
    {
        var bytes = (CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name)).GetBytes("key;version;name.fr\r\na;1;Écoute à côté, très proche\r\n");
        var read = SheetReader.Read(bytes);
        Assert.Equal(code, read.Problem?.Code ?? "");
        if (read.Ok(out var table))
        {
            Assert.Equal("Écoute à côté, très proche", table.Lines[0].Cells["name.fr"]);
        }
    }

    [Theory]
    [InlineData("PK\u0003\u0004", "sheet.workbook")]
    [InlineData("", "sheet.no-columns")]
    [InlineData("name.nl;email\r\nx;y", "sheet.no-columns")]
    [InlineData("key;version;email;email\r\n", "sheet.column-twice")]
    public void What_is_no_sheet_of_ours_is_said(string words, string code) => Assert.Equal(code, Read(words).Problem?.Code);

    [Fact]
    public void More_rows_than_fit_are_refused() =>
        Assert.Equal("sheet.too-many-rows", Read("key;version\n" + string.Concat(Enumerable.Range(0, SheetReader.MaxRows + 1).Select(i => string.Create(CultureInfo.InvariantCulture, $"k{i};1\n")))).Problem?.Code);

    [Fact]
    public void Rows_that_cannot_be_read_are_named_as_the_spreadsheet_does()
    {
        Assert.True(Read("key;version;email\na;1;\"x\ny\"\nb;1;\"x\"y\nc;1;z;;more\nd;1;\"open\n").Ok(out var table));
        Assert.Equal([(3, "", "sheet.quote"), (4, "E", "sheet.cells"), (5, "", "sheet.quote")], table.Problems.Select(p => (p.Row, p.Column, p.Code)));
    }

    [Theory]
    [InlineData("checked-on", "22/11/2026", "2026-11-22", "")]
    [InlineData("checked-on", "2-1-2026", "2026-01-02", "")]
    [InlineData("checked-on", "2026-03-04", "2026-03-04", "")]
    [InlineData("checked-on", "03/04/26", "03/04/26", "sheet.day")]
    [InlineData("checked-on", "11/22/2026", "11/22/2026", "sheet.day")]
    [InlineData("checked-on", "23/11/2026", "2026-11-23", "sheet.day-ahead")]
    [InlineData("cost", "gratis", "gratis", "sheet.code")]
    [InlineData("channels", "phone, pigeon", "phone, pigeon", "sheet.code")]
    [InlineData("channels", "phone, chat", "phone, chat", "")]
    [InlineData("audience", "", "", "sheet.code")]
    [InlineData("cost", "", "", "")]
    [InlineData("name.nl", "#NAAM? #REF!", "#NAAM? #REF!", "sheet.broken")]
    [InlineData("hours", "9-5", "9-5", "entry.hours-doubtful")]
    [InlineData("email", "me@home", "me@home", "entry.mail-wrong")]
    [InlineData("phone0", "22231343", "22231343", "entry.phone-wrong")]
    public void What_a_cell_changes_is_checked(string field, string cell, string after, string code)
    {
        var before = EntryState.Of(Entry([.. Enumerable.Repeat("woord", 24)]) is var e ? e.Document with { Cost = "free", Email = "a@b.example" } : null!, new RowState(EntryStatus.Active, new DateOnly(2026, 1, 1)));
        var (changes, problems) = SheetChange.Of(before, new Dictionary<string, string>(StringComparer.Ordinal) { [SheetColumns.ByField[field].Code] = cell }, null, "nl", Today);
        Assert.Equal([(field, after)], changes.Select(c => (c.Field, c.After)));
        Assert.Equal(code, string.Join(",", problems.Select(p => p.Code)));
    }

    [Fact]
    public void Signs_that_a_narrow_writing_lost_are_not_overwritten()
    {
        var entry = Entry([.. Enumerable.Repeat("Ħ ı 😀 é", 24)]);
        Assert.True(SheetReader.Read(Windows.GetBytes("key;version;summary.nl;email\r\nx;1;? i ?? é en meer;a@b.example\r\n")).Ok(out var table));
        var (changes, problems) = SheetChange.Of(EntryState.Of(entry), table.Lines[0].Cells, table.Narrow, "nl", Today);
        Assert.Equal(["summary.nl", "email"], changes.Select(c => c.Field));
        Assert.Contains(problems, p => p is { Field: "summary.nl", Code: "sheet.signs-lost" });
    }

    private static Result<SheetTable> Read(string words) => SheetReader.Read(Encoding.UTF8.GetBytes(words));

    private static byte[] Out(Service entry)
    {
        using var sheet = new SheetWriter();
        sheet.Add(entry);
        return sheet.ToArray();
    }

    private static Service Entry(string[] words)
    {
        var next = 0;
        LocalText Text() => LocalText.Of(("nl", Next()), ("fr", Next()));
        string Next() => words[next++ % words.Length] + (next == 1 ? "x" : "");
        var document = new ServiceDocument
        {
            Name = Text(),
            Summary = Text(),
            Description = Text(),
            FeesDescription = Text(),
            Email = Next(),
            Url = Next(),
            OpeningHours = Next(),
            Cost = "free",
            Channels = ["chat", "phone"],
            Languages = ["nl", "ar"],
            Phones = [new Phone(Next(), Text()), new Phone(Next(), null), new Phone(Next(), Text()), new Phone(Next(), null), new Phone(Next(), null), new Phone(Next(), null)],
        };
        return new Service { Id = Guid.Empty, Key = "a-key", Type = ServiceType.Service, Source = "guide", CheckedOn = Today, Document = document };
    }
}
