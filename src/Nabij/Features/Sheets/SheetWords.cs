using Nabij.Features.Editing;
using Nabij.Platform;

namespace Nabij.Features.Sheets;

/// <summary>What a field is called, as on the page where one entry is edited.</summary>
internal static class SheetWords
{
    public static string Of(string field, TextsOf<Editing.Texts> editing)
    {
        if (field == SheetColumns.CheckedOn)
        {
            return editing["field.checked"];
        }

        return EditTexts.LanguageOf(field) is not { } language ? editing[EditTexts.KeyOf(field)]
            : field.StartsWith("phone", StringComparison.Ordinal) ? editing["field.phone.label", ("language", Languages.OwnName(language))]
            : $"{editing[EditTexts.KeyOf(field)]} ({Languages.OwnName(language)})";
    }
}
