using FsCheck;
using FsCheck.Fluent;
using static Nabij.Search.Tests.SmallBrussels;

namespace Nabij.Search.Tests;

/// <summary>Documents of any traits, without words, for properties.</summary>
internal static class RandomDocuments
{
    private static readonly string[] Areas = ["quarter:maritime", "nis:21012", "nis:21016", "zone:nw", "region"];

    public static Gen<SearchDocument<string>> Of(int ids, string[] kindCodes, DocumentType[] types, Audience[] audiences) =>
        from id in Gen.Choose(1, ids)
        from kinds in Gen.SubListOf(kindCodes)
        from areas in Gen.SubListOf(Areas)
        from type in Gen.Elements(types)
        from audience in Gen.Elements(audiences)
        from level in Gen.Elements(CareLevel.General, CareLevel.Specialised)
        from channels in Gen.SubListOf("phone", "mail")
        from languages in Gen.SubListOf("nl", "fr", "ar")
        from thresholds in Gen.SubListOf("low", "anonymous")
        from cost in Gen.Elements("free", "fixed", null)
        from hours in Gen.Elements<int?>(0, 1, 2, 7, null)
        from accepting in Gen.Elements<bool?>(true, false, null)
        from age in Gen.Choose(0, 1_000)
        select new SearchDocument<string>
        {
            Id = Id(id),
            Shown = "",
            Name = new Dictionary<string, string>(),
            Type = type,
            Kinds = [.. kinds],
            AreasServed = [.. areas],
            Point = age % 2 == 0 ? new(50.8 + (age / 10_000.0), 4.3) : null,
            Audience = audience,
            Level = level,
            Channels = [.. channels],
            Languages = [.. languages],
            Thresholds = [.. thresholds],
            Cost = cost,
            Hours = hours,
            Accepting = accepting,
            CheckedOn = Today.AddDays(-age),
        };
}
