using Nabij.Features.Directory;

namespace Nabij.Features.RegionData;

/// <summary>Reads doors, dangers and the words people say.</summary>
internal sealed class WordReader(RegionReader region)
{
    public Doors ReadDoors(DataMap map)
    {
        var guide = new GuideReader(region);
        var doors = new List<Door>();
        foreach (var door in map.Maps("doors"))
        {
            var read = new Door
            {
                Code = Keys.Checked(door, "code"),
                Name = door.RequiredLocal("name"),
                Summary = door.Local("summary"),
                Kind = door.Text("kind"),
                Lines = [.. guide.References(door, "lines", "line"), .. guide.One(door, "line", "line")],
                Organization = door.Text("organisation"),
                Sign = door.Text("sign"),
                Website = door.Text("web"),
                Email = door.Text("email"),
                Audience = GuideReader.Audience(door),
            };
            region.Once(door, "code", "door", read.Code);
            region.Refers(door, "kind", "kind", read.Kind);
            region.Refers(door, "organisation", "organisation", read.Organization);
            door.End();
            doors.Add(read);
        }

        var nothing = map.Map("nothing_found");
        var result = new Doors
        {
            All = doors,
            NothingFound = nothing is null ? [] : guide.References(nothing, "doors", "door"),
            InsteadOfProfessionals = guide.References(map, "instead_of_professionals", "door"),
            NothingFoundLines = nothing is null ? [] : guide.References(nothing, "lines", "line"),
        };
        nothing?.End();
        map.End();
        return result;
    }

    public IEnumerable<Danger> ReadDangers(IReadOnlyList<DataMap> maps)
    {
        foreach (var map in maps)
        {
            var lines = ByLanguage(map, "lines");
            foreach (var line in lines.Values.SelectMany(l => l))
            {
                region.Refers(map, "lines", "line", line);
            }

            var danger = new Danger
            {
                Code = Keys.Checked(map, "code"),
                Name = map.RequiredLocal("name"),
                Advice = map.Local("advice"),
                Always = map.YesNo("always") ?? false,
                Lines = lines,
                Words = ByLanguage(map, "words"),
                Harmless = ByLanguage(map, "harmless"),
            };
            region.Once(map, "code", "danger", danger.Code);
            map.End();
            yield return danger;
        }
    }

    public IEnumerable<Words> ReadWords(string language, IReadOnlyList<DataMap> maps)
    {
        var guide = new GuideReader(region);
        foreach (var map in maps)
        {
            var strength = map.Number("strength") ?? map.Wrong<double>("strength", "strength is missing.");
            if (strength is not (> 0 and <= 1))
            {
                map.Wrong<string>("strength", "strength is more than 0 and at most 1.");
            }

            var words = new Words
            {
                Language = language,
                Phrases = map.Texts("words"),
                Kinds = guide.References(map, "kinds", "kind"),
                Entries = guide.References(map, "entries", "line"),
                Strength = strength,
                Understood = map.YesNo("understood") ?? false,
            };
            if (words.Phrases.Count == 0)
            {
                map.Wrong<string>("words", "words are missing.");
            }

            var elsewhere = map.YesNo("elsewhere") ?? false;
            if (elsewhere == (words.Kinds.Count + words.Entries.Count > 0))
            {
                map.Wrong<string>("kinds", "Words mean kinds, entries or both, or are elsewhere: yes.");
            }

            foreach (var (phrase, meaning) in words.Phrases.SelectMany(p => words.Kinds.Concat(words.Entries).DefaultIfEmpty("elsewhere").Select(m => (p, m))))
            {
                region.Once(map, "words", $"word {language} {meaning}", phrase);
            }

            map.Text("note");
            map.End();
            yield return words;
        }
    }

    private static Dictionary<string, IReadOnlyList<string>> ByLanguage(DataMap map, string member) =>
        map.LocalTexts(member).GroupBy(t => t.Language, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(t => t.Text)], StringComparer.Ordinal);
}
