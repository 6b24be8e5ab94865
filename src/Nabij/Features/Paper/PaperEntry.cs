using Nabij.Calendar;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Finder;

namespace Nabij.Features.Paper;

/// <summary>What paper says of an entry. Addresses are not among it: places that must stay unknown can then never be printed (FIELD 10).</summary>
internal sealed record PaperEntry
{
    public required Entry Entry { get; init; }

    /// <summary>Leads to its page, in the language of the paper; short and stable.</summary>
    public required string Link { get; init; }
    public OpeningHours? Hours { get; init; }
    public LocalText? Eligibility { get; init; }
    public LocalText? Application { get; init; }
    public LocalText? Fees { get; init; }
    public IReadOnlyList<LocalText> Conditions { get; init; } = [];
    public IReadOnlyDictionary<string, bool> Thresholds { get; init; } = new Dictionary<string, bool>();

    /// <summary>Where one asks for a kind of help (FIELD 5).</summary>
    public IReadOnlyList<Door> Doors { get; init; } = [];
    public string? SourceSection { get; init; }

    /// <summary>Alone on its page: its name is then a heading of the second level.</summary>
    public bool IsSheet { get; init; }

    /// <summary>One that residents can turn to themselves.</summary>
    public static bool IsForResidents(Entry entry) => entry.Audience is "everyone" or "circle";
}
