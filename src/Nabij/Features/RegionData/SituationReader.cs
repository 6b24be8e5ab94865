using Nabij.Features.Directory;

namespace Nabij.Features.RegionData;

/// <summary>Reads the situations of the guided path.</summary>
internal sealed class SituationReader(RegionReader region)
{
    public IEnumerable<Situation> Read(IReadOnlyList<DataMap> maps)
    {
        var guide = new GuideReader(region);
        foreach (var map in maps)
        {
            var code = Keys.Checked(map, "code");
            region.Once(map, "code", "situation", code);
            var of = map.Text("of");
            region.Refers(map, "of", "situation", of);
            var situation = new Situation
            {
                Code = code,
                Name = map.RequiredLocal("name"),
                Of = of,
                Alone = map.YesNo("alone") ?? false,
                Dangers = guide.References(map, "dangers", "danger"),
            };
            map.End();
            yield return situation;
        }
    }
}
