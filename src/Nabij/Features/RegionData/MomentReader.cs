using Nabij.Features.Directory;

namespace Nabij.Features.RegionData;

/// <summary>Reads the moments one can prepare for.</summary>
internal sealed class MomentReader(RegionReader region)
{
    public IEnumerable<Moment> Read(IReadOnlyList<DataMap> maps)
    {
        var guide = new GuideReader(region);
        foreach (var map in maps)
        {
            var code = Keys.Checked(map, "code");
            region.Once(map, "code", "moment", code);
            var (origin, section) = region.Source(map);
            var moment = new Moment
            {
                Code = code,
                Name = map.RequiredLocal("name"),
                Summary = map.Local("summary"),
                Sign = map.Text("sign"),
                Steps = [.. map.Maps("steps").Select(s => ReadStep(guide, s))],
                Source = origin.Source,
                SourceSection = section,
                CheckedOn = origin.Date,
            };
            if (moment.Steps.Count == 0)
            {
                map.Wrong<string>("steps", "A moment has at least one step.");
            }

            map.End();
            yield return moment;
        }
    }

    private static MomentStep ReadStep(GuideReader guide, DataMap map)
    {
        var step = new MomentStep
        {
            Text = map.RequiredLocal("text"),
            Kinds = guide.References(map, "kinds", "kind"),
            Lines = guide.References(map, "lines", "line"),
            Doors = guide.References(map, "doors", "door"),
        };
        map.End();
        return step;
    }
}
