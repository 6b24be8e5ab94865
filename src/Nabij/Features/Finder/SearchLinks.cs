using Microsoft.AspNetCore.Http.Extensions;
using Nabij.Search;

namespace Nabij.Features.Finder;

/// <summary>The fields of a question, to carry it on in an address or a form.</summary>
internal static class SearchLinks
{
    public static IEnumerable<KeyValuePair<string, string>> Fields(this SearchInput input, string? near = null, int? offset = null, bool filters = true)
    {
        yield return new("q", input.Text);
        if ((near ?? input.Near) is { Length: > 0 } place)
        {
            yield return new("near", place);
        }

        if (input.Asker == Asker.Professional)
        {
            yield return new("audience", "professional");
        }

        foreach (var (facet, values) in filters ? input.Filters : new Dictionary<Facet, IReadOnlyList<string>>())
        {
            foreach (var value in values)
            {
                yield return new(Name(facet), value);
            }
        }

        if (offset > 0)
        {
            yield return new("offset", offset.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    public static string Link(this SearchInput input, string? near = null, int? offset = null, bool filters = true) =>
        $"/{input.Language}/search" + new QueryBuilder(input.Fields(near, offset, filters)).ToQueryString();

    public static string Name(Facet facet) => facet.ToString().ToLowerInvariant();
}
