using Nabij.Platform;

namespace Nabij.Features.Sheets;

/// <summary>Something wrong in a sheet, where the spreadsheet shows it: row 2, column <c>C (name.nl)</c>. Row 0 is the file as a whole.</summary>
internal sealed record SheetProblem(int Row, string Column, string Code, string Told = "");

internal static class SheetProblems
{
    public static readonly Problem NoFile = new("sheet.no-file", ProblemKind.Invalid, "file");
    public static readonly Problem TooLarge = new("sheet.too-large", ProblemKind.Invalid, "file");
    public static readonly Problem TooManyRows = new("sheet.too-many-rows", ProblemKind.Invalid, "file");
    public static readonly Problem Workbook = new("sheet.workbook", ProblemKind.Invalid, "file");
    public static readonly Problem Encoding = new("sheet.encoding", ProblemKind.Invalid, "file");
    public static readonly Problem NoColumns = new("sheet.no-columns", ProblemKind.Invalid, "file");
    public static readonly Problem ColumnTwice = new("sheet.column-twice", ProblemKind.Invalid, "file");
    public static readonly Problem TooManyKept = new("sheet.too-many-kept", ProblemKind.Invalid, "file");
    public static readonly Problem TooManyEntries = new("sheet.too-many-entries", ProblemKind.Invalid, "place");
}
