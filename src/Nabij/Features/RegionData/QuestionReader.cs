using Nabij.Data;

namespace Nabij.Features.RegionData;

/// <summary>Reads when to call a line: questions as people ask them, which become part of the line's own document.</summary>
internal sealed class QuestionReader(RegionReader region)
{
    public IReadOnlyList<ServiceFile> Into(IReadOnlyList<ServiceFile> services, IReadOnlyList<DataMap> maps)
    {
        var guide = new GuideReader(region);
        var questions = new Dictionary<string, IReadOnlyList<LocalText>>(StringComparer.Ordinal);
        foreach (var map in maps)
        {
            IReadOnlyList<string> lines = [.. guide.References(map, "lines", "line"), .. guide.One(map, "line", "line")];
            IReadOnlyList<LocalText> asked = [.. map.Maps("questions").Select(q => q.AsLocal())];
            if (lines.Count == 0)
            {
                map.Wrong<string>("line", "line is missing.");
            }

            if (asked.Count == 0)
            {
                map.Wrong<string>("questions", "questions is missing.");
            }

            foreach (var line in lines)
            {
                region.Once(map, map.Has("line") ? "line" : "lines", "questions of", line);
                questions[line] = asked;
            }

            map.End();
        }

        return [.. services.Select(s => questions.TryGetValue(s.Key, out var own) ? s with { Document = s.Document with { Questions = own } } : s)];
    }
}
