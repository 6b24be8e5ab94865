using System.Globalization;
using System.Text;
using CsvHelper;
using Nabij.Features.Directory;
using Nabij.Features.Editing;

namespace Nabij.Features.Sheets;

/// <summary>Entries as a spreadsheet of this country opens it by itself: semicolons, and the mark by which it knows UTF-8.</summary>
internal sealed class SheetWriter : IDisposable
{
    private readonly MemoryStream _bytes = new();
    private readonly CsvWriter _csv;

    public SheetWriter()
    {
        _bytes.Write(Encoding.UTF8.Preamble);
        _csv = CsvWriter.Create(_bytes, new CsvWriterOptions { Separator = ';', NewLine = "\r\n", HasHeader = false }, leaveOpen: true);
        _csv.WriteRecord([SheetColumns.Key, SheetColumns.Version, .. SheetColumns.Fields.Select(c => c.Code)]);
    }

    public int Rows { get; private set; }

    public void Add(Service entry)
    {
        var form = EntryForm.Of(EntryState.Of(entry));
        _csv.WriteRecord(
        [
            SheetCell.Write(entry.Key),
            entry.Version.ToString(CultureInfo.InvariantCulture),

            // A day is for the spreadsheet to know as one.
            .. SheetColumns.Fields.Select(c => c.Field == SheetColumns.CheckedOn ? SheetColumns.TextOf(form, entry.CheckedOn, c.Field) : SheetCell.Write(SheetColumns.TextOf(form, entry.CheckedOn, c.Field))),
        ]);
        Rows++;
    }

    public byte[] ToArray()
    {
        _csv.Flush();
        return _bytes.ToArray();
    }

    public void Dispose()
    {
        _csv.Dispose();
        _bytes.Dispose();
    }
}
