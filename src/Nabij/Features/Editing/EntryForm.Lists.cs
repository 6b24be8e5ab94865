using Nabij.Platform;

namespace Nabij.Features.Editing;

/// <summary>Codes, lists, days, and what is so, not so or not known.</summary>
internal sealed partial class EntryForm
{
    // In the order they had; what was added comes behind. Another order is no change.
    private IReadOnlyList<string> Chosen(string field, IReadOnlyList<string> before)
    {
        var sent = All(field).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return Has(field) ? [.. before.Where(sent.Contains), .. sent.Except(before, StringComparer.Ordinal)] : before;
    }

    private Dictionary<string, bool> Known(IReadOnlyDictionary<string, bool> before)
    {
        var known = new Dictionary<string, bool>(before, StringComparer.Ordinal);
        foreach (var code in ThresholdCodes.Where(c => Has("threshold." + c)))
        {
            known.Remove(code);
            if (YesNo("threshold." + code, null) is { } so)
            {
                known[code] = so;
            }
        }

        return known;
    }

    private bool? YesNo(string field, bool? before) => !Has(field) ? before : this[field] switch
    {
        "yes" => true,
        "no" => false,
        _ => null,
    };

    private DateOnly? Day(string field, DateOnly? before) => Has(field) ? FormDay.Read(this[field]) : before;

    private string? Line(string field, string? before) => _fields.ContainsKey(field) ? FormText.Line(this[field]) : before;

    private string? Choice(string field, IReadOnlyList<string> choices, string? before) =>
        !_fields.ContainsKey(field) ? before : choices.Contains(this[field]) ? this[field] : null;

    private static IEnumerable<string> Codes(string text) => text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(c => c.ToLowerInvariant());
}
