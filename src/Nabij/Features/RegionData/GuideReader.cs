using Nabij.Data;
using Nabij.Features.Directory;

namespace Nabij.Features.RegionData;

/// <summary>Reads themes and kinds of help.</summary>
internal sealed class GuideReader(RegionReader region)
{
    private int _order;

    public IEnumerable<TermFile> ReadThemes(IReadOnlyList<DataMap> maps)
    {
        foreach (var map in maps)
        {
            var code = Keys.Checked(map, "code");
            region.Once(map, "code", "theme", code);
            var document = new TermDocument
            {
                Name = map.RequiredLocal("name"),
                Order = _order++,
                Sign = map.Text("sign"),
                Summary = map.Local("summary"),
                SourceSection = map.Text("section"),
            };
            map.End();
            yield return new TermFile(TermType.Theme, TaxonomyTerm.Own, code, new Origin("guide-home-2025", null), document);
        }
    }

    public IEnumerable<TermFile> ReadKinds(IReadOnlyList<DataMap> maps)
    {
        foreach (var map in maps)
        {
            var code = Keys.Checked(map, "code");
            region.Once(map, "code", "kind", code);
            var scheme = map.OneOf("scheme", TaxonomyTerm.SociaalBrussel, TaxonomyTerm.Own) ?? map.Wrong<string>("scheme", "scheme is missing.") ?? "";
            var (origin, section) = region.Source(map);
            var document = new TermDocument
            {
                Name = map.RequiredLocal("name"),
                AlternateNames = [.. map.LocalTexts("other_names").Select(n => new AlternateName(n.Language, n.Text))],
                SameAs = [.. map.Texts("also").Select(c => SchemeAndCode(map, c))],
                Themes = References(map, "themes", "theme"),
                Situations = References(map, "situations", "situation"),
                Ages = Ages(map),
                Urgency = Urgency(map),
                Order = _order++,
                Level = Level(map),
                Summary = map.RequiredLocal("summary"),
                Description = map.Local("description"),
                EligibilityDescription = map.Local("eligibility"),
                ApplicationProcess = map.Local("application"),
                FeesDescription = map.Local("fees"),
                Cost = Cost(map),
                Conditions = [.. Conditions(map)],
                Audience = Audience(map),
                Access = Access(map),
                Channels = Channels(map),
                Thresholds = Thresholds(map),
                Doors = References(map, "doors", "door"),
                SourceSection = section,
            };
            if (document.Themes.Count == 0)
            {
                map.Wrong<string>("themes", "A kind of help belongs to at least one theme.");
            }

            map.End();
            yield return new TermFile(TermType.Kind, scheme, code, origin, document);
        }
    }

    public IReadOnlyList<string> References(DataMap map, string member, string kind)
    {
        var codes = map.Texts(member);
        foreach (var code in codes)
        {
            region.Refers(map, member, kind, code);
        }

        return codes;
    }

    public IReadOnlyList<string> One(DataMap map, string member, string kind)
    {
        var code = map.Text(member);
        region.Refers(map, member, kind, code);
        return code is null ? [] : [code];
    }

    public static IEnumerable<LocalText> Conditions(DataMap map) => map.Maps("conditions").Select(c => c.AsLocal());

    public static string Level(DataMap map) => map.OneOf("level", "general", "specialised", "coordination") ?? "general";

    public static string? Cost(DataMap map) => map.OneOf("cost", "free", "reduced", "paid", "varies");

    public static string Audience(DataMap map) => map.OneOf("audience", "everyone", "circle", "professionals", "professions") ?? "everyone";

    public static string? Access(DataMap map) => map.OneOf("access", "direct", "prescription", "via-professional", "decision");

    public static IReadOnlyList<string> Channels(DataMap map) =>
        Allowed(map, "channels", map.Texts("channels"), "counter", "phone", "mail", "chat", "home-visit", "mobile-team");

    public static IReadOnlyList<string> Ages(DataMap map) => Allowed(map, "ages", map.Texts("ages"), "child", "young", "adult", "60plus");

    public static IReadOnlyList<string> Urgency(DataMap map) => Allowed(map, "urgency", map.Texts("urgency"), "now", "today", "later");

    public static Dictionary<string, bool> Thresholds(DataMap map)
    {
        if (map.Map("thresholds") is not { } thresholds)
        {
            return [];
        }

        var names = Allowed(map, "thresholds", [.. thresholds.Names()],
            "appointment", "insurance", "papers", "address", "referral", "prescription", "recognition", "membership", "anonymous");
        return names.Select(n => (n, thresholds.YesNo(n))).Where(t => t.Item2 is not null).ToDictionary(t => t.n, t => t.Item2!.Value, StringComparer.Ordinal);
    }

    private static IReadOnlyList<string> Allowed(DataMap map, string member, IReadOnlyList<string> values, params ReadOnlySpan<string> allowed)
    {
        foreach (var value in values)
        {
            if (!allowed.Contains(value))
            {
                map.Wrong<string>(member, $"{member} knows {string.Join(", ", allowed.ToArray())}; not {value}.");
            }
        }

        return values;
    }

    private static Code SchemeAndCode(DataMap map, string text) =>
        text.Split(':', 2) is [var scheme, var code] ? new Code(scheme, code) : map.Wrong<Code>("also", $"{text} is not scheme:code.") ?? new Code("", text);
}

internal static class Keys
{
    /// <summary>A key that stands in addresses: small letters, digits and hyphens.</summary>
    public static string Checked(DataMap map, string member)
    {
        var key = map.Required(member);
        return key.Length <= 80 && key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? key
            : map.Wrong<string>(member, $"{member} has small letters, digits and hyphens only, at most 80.") ?? "";
    }
}
