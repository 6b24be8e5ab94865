using System.Xml;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.About;

/// <summary>The doors for search engines, and the front door.</summary>
internal static class SiteMap
{
    private const string SitemapNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly string[] Fixed = ["", "/lines", "/choose", "/choose/lines", "/choose/help", "/places", "/prepare", "/emergency", "/organisations", "/booklet", "/cards", "/cards/call", "/cards/worry", "/about", "/privacy", "/accessibility"];

    public static void MapSiteMap(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", (HttpContext context) =>
        {
            context.Response.Headers.Vary = "Accept-Language";
            return TypedResults.Redirect("/" + Languages.Preferred(context.Request));
        }).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/robots.txt", (Settings settings) => TypedResults.Text(
            $"User-agent: *\nDisallow: /nl/search\nDisallow: /fr/search\nDisallow: /en/search\nDisallow: /*/paper\nDisallow: /*/pdf/\nDisallow: /*.pdf\nDisallow: /*/calendar.ics\nDisallow: /api/\nSitemap: {settings.Link("/sitemap.xml")}\n"))
            .AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/sitemap.xml", async (NabijDb db, FindHelp find, Settings settings, CancellationToken ct) =>
            TypedResults.Text(Write(await PathsAsync(db, find.State, ct), await ChangedAsync(db, ct), settings), "application/xml")).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Every public page that is not an answer to a question, without its language.</summary>
    private static async Task<List<string>> PathsAsync(NabijDb db, FinderState state, CancellationToken ct)
    {
        var organizations = await db.Organizations.Where(o => o.Status == EntryStatus.Active).Select(o => o.Key).ToListAsync(ct);
        var services = await db.Services.Where(s => s.Status == EntryStatus.Active && s.Type != ServiceType.Helpline).Select(s => s.Key).ToListAsync(ct);
        return
        [
            .. Fixed,
            .. state.Themes.Select(t => "/themes/" + t.Code),
            .. state.Kinds.Keys.Select(k => "/help/" + k),
            .. state.Lines.Keys.Order(StringComparer.Ordinal).Select(k => "/lines/" + k),
            .. services.Order(StringComparer.Ordinal).Select(k => "/services/" + k),
            .. organizations.Order(StringComparer.Ordinal).Select(k => "/organisations/" + k),
            .. state.Places.All.Select(p => "/places/" + p.Code),
        ];
    }

    /// <summary>The day of the latest change, by path; what has no row of its own has none.</summary>
    private static async Task<Dictionary<string, DateOnly>> ChangedAsync(NabijDb db, CancellationToken ct)
    {
        var changed = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        Add(await (from s in db.Services join h in db.DirectoryHistory on new { s.Id, s.Version } equals new { Id = h.RowId, h.Version } select new { s.Key, h.At, IsLine = s.Type == ServiceType.Helpline }).ToListAsync(ct),
            s => (s.IsLine ? "/lines/" : "/services/") + s.Key, s => s.At);
        Add(await (from o in db.Organizations join h in db.DirectoryHistory on new { o.Id, o.Version } equals new { Id = h.RowId, h.Version } select new { o.Key, h.At }).ToListAsync(ct), o => "/organisations/" + o.Key, o => o.At);
        Add(await (from t in db.TaxonomyTerms join h in db.DirectoryHistory on new { t.Id, t.Version } equals new { Id = h.RowId, h.Version } select new { t.Key, h.At, t.Type }).ToListAsync(ct),
            t => (t.Type == TermType.Kind ? "/help/" : "/themes/") + t.Key, t => t.At);
        return changed;

        void Add<T>(IEnumerable<T> rows, Func<T, string> path, Func<T, DateTimeOffset> at)
        {
            foreach (var row in rows)
            {
                changed[path(row)] = LocalDay.Of(at(row));
            }
        }
    }

    private static string Write(List<string> paths, Dictionary<string, DateOnly> changed, Settings settings)
    {
        var text = new Utf8Writer();
        using (var xml = XmlWriter.Create(text))
        {
            xml.WriteStartElement("urlset", SitemapNamespace);
            foreach (var (path, day) in paths.SelectMany(p => Languages.All.Select(l => ($"/{l}{p}", changed.TryGetValue(p, out var at) ? at : (DateOnly?)null))))
            {
                xml.WriteStartElement("url", SitemapNamespace);
                xml.WriteElementString("loc", SitemapNamespace, settings.Link(path));
                if (day is { } on)
                {
                    xml.WriteElementString("lastmod", SitemapNamespace, on.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return text.ToString();
    }

    private sealed class Utf8Writer() : StringWriter(System.Globalization.CultureInfo.InvariantCulture)
    {
        public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;
    }
}
