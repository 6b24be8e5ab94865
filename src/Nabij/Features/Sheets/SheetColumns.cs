using System.Globalization;
using Microsoft.Extensions.Primitives;
using Nabij.Features.Editing;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Sheets;

/// <summary>A column by its code, which is the same in every language, and the field of the form that it holds.</summary>
internal sealed record SheetColumn(string Code, string Field);

/// <summary>What a spreadsheet of entries holds: what the page holds where one entry is edited.</summary>
internal static class SheetColumns
{
    public const string Key = "key";
    public const string Version = "version";
    public const string CheckedOn = "checked-on";

    public static readonly IReadOnlyList<SheetColumn> Fields =
    [
        Same("status"),
        .. from text in EntryForm.Texts from language in Languages.All select Same($"{text.Name}.{language}"),
        .. from i in Enumerable.Range(0, EntryForm.PhoneRows)
           from part in Languages.All.Select(l => "." + l).Prepend("")
           select new SheetColumn(string.Create(CultureInfo.InvariantCulture, $"phone.{i + 1}{part}"), string.Create(CultureInfo.InvariantCulture, $"phone{i}{part}")),
        Same("hours"), Same("email"), Same("url"), Same("cost"), Same("audience"), Same("access"), Same("channels"), Same("languages"), Same(CheckedOn),
    ];

    public static readonly IReadOnlyDictionary<string, SheetColumn> ByCode = Fields.ToDictionary(c => c.Code, StringComparer.Ordinal);

    public static readonly IReadOnlyDictionary<string, SheetColumn> ByField = Fields.ToDictionary(c => c.Field, StringComparer.Ordinal);

    /// <summary>The words of a column of codes, or nothing when anything may stand there.</summary>
    public static IReadOnlyList<string>? CodesOf(string field) => field switch
    {
        "status" => EntryForm.Statuses,
        "cost" => EntryForm.Costs,
        "audience" => EntryForm.Audiences,
        "access" => EntryForm.Accesses,
        "channels" => FilterCodes.Channels,
        _ => null,
    };

    /// <summary>An entry has one of these codes always.</summary>
    public static bool MayBeEmpty(string field) => field is not ("status" or "audience");

    /// <summary>What a field says, as a cell without its apostrophe.</summary>
    public static string TextOf(EntryForm form, DateOnly? checkedOn, string field) => field switch
    {
        CheckedOn => FormDay.Write(checkedOn),
        "channels" => string.Join(", ", form.All(field)),
        _ => SheetCell.Clean(form[field]),
    };

    /// <summary>What a form sends for a field.</summary>
    public static StringValues Sent(string field, string text) => field == "channels" ? Codes(text).ToArray() : text;

    public static IEnumerable<string> Codes(string text) => text.Split([',', ';', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>As the spreadsheet names a column: A, B, … Z, AA.</summary>
    public static string LetterOf(int index) => (index >= 26 ? LetterOf((index / 26) - 1) : "") + (char)('A' + (index % 26));

    private static SheetColumn Same(string name) => new(name, name);
}
