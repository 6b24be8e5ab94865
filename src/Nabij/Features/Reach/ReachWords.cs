using System.Globalization;
using System.Text.Json;
using Nabij.Platform;

namespace Nabij.Features.Reach;

/// <summary>Says plainly why a contact does not answer, with the day.</summary>
internal sealed class ReachWords(TextsOf<Texts> texts)
{
    public string Of(ContactFinding finding) => texts[
        "why." + JsonNamingPolicy.KebabCaseLower.ConvertName(finding.Why.ToString()),
        ("day", finding.On.ToString("d MMMM yyyy", CultureInfo.CurrentCulture)),
        ("status", finding.Status)];
}
