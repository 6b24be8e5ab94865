using Nabij.Calendar;
using Nabij.Data;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Paper;

/// <summary>Opening hours as paper can say them: the week, never "open now". Unknown says unknown.</summary>
internal sealed class PaperHours(OpeningTexts openings, TextsOf<Texts> texts)
{
    public IReadOnlyList<string> Lines(OpeningHours? hours, LocalText? inWords)
    {
        var words = inWords?.In(Languages.Current);
        return hours switch
        {
            null => [words ?? texts["hours.unknown"]],
            { IsAlways: true } => [texts["hours.always"]],
            _ => [.. openings.Weekly(hours).Select(d => texts["hours.days", ("days", d.Days), ("hours", d.Hours)]), .. words is null ? Array.Empty<string>() : [words]],
        };
    }
}
