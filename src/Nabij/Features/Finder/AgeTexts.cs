using System.Globalization;
using Nabij.Platform;

namespace Nabij.Features.Finder;

/// <summary>Says how old a fact is and where it comes from.</summary>
internal sealed class AgeTexts(TextsOf<Texts> texts)
{
    public string Short(DateOnly? checkedOn, bool confirmed, bool outside) =>
        outside ? texts["age.outside"]
        : checkedOn is not { } day ? texts["age.undated"]
        : texts[confirmed ? "age.confirmed" : "age.unconfirmed", ("month", Month(day))];

    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.CurrentCulture);
}
