using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Nabij.Data;
using Nabij.Features.Directory;
using Nabij.Platform;
using Nabij.Search;

namespace Nabij.Features.Finder;

/// <summary>What changed on the map after a number.</summary>
/// <param name="Number">Ask for what comes after this the next time.</param>
public sealed record ChangesView(long Number, IReadOnlyList<ChangeView> Changes);

/// <summary>Something whose page is new, other or closed.</summary>
/// <param name="Type">service, helpline, informal, help (a kind of help) or organisation.</param>
/// <param name="State">open or closed.</param>
/// <param name="Url">Its page in the asked language; beginning with <c>/</c>.</param>
public sealed record ChangeView(Guid Id, string Type, string State, string Url);

/// <summary>
/// The public feed for programs that keep a copy of the map: the numbers that the nodes of Nabij itself follow, so nothing is missed. Who is further behind than
/// what is kept reads everything anew.
/// </summary>
internal static class ChangesApi
{
    /// <summary>Changes in one answer.</summary>
    private const int Most = 1_000;

    /// <summary>More changed since than is kept or fits, or the number was never given out.</summary>
    private static readonly Problem TooOld = new("changes.too-old", ProblemKind.Conflict, "since");

    public static void MapChangesApi(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/changes", GetAsync).WithTags("Changes").AllowAnonymous()
            .WithName("Changes")
            .WithSummary("What changed on the map after a number; without one, the number to begin with.");

    private static async Task<Results<Ok<ChangesView>, ProblemHttpResult>> GetAsync(HttpRequest request, NabijDb db, long? since, string? lang, CancellationToken ct)
    {
        var language = lang is not null && Languages.Knows(lang) ? lang : Languages.Preferred(request);
        request.HttpContext.Response.Headers.CacheControl = "no-cache";
        return await db.ReadAtOneMomentAsync(ct => ReadAsync(db, since, language, ct), ct) is { } view ? TypedResults.Ok(view) : ApiProblems.From(TooOld);
    }

    private static async Task<ChangesView?> ReadAsync(NabijDb db, long? since, string language, CancellationToken ct)
    {
        var number = await DirectoryFeed.NumberAsync(db, ct);
        if (since is not { } after)
        {
            return new ChangesView(number, []);
        }

        if (after < 0 || after > number || await DirectoryFeed.SinceAsync(db, after, Most, ct) is not { } changes)
        {
            return null;
        }

        var (locations, places) = (Ids<Location>(), Ids<ServiceAtLocation>());
        var services = Ids<Service>().Union(await db.ServicesAtLocations.Where(a => places.Contains(a.Id) || locations.Contains(a.LocationId)).Select(a => a.ServiceId).Distinct().ToListAsync(ct)).ToList();
        var (organizations, terms) = (Ids<Organization>(), Ids<TaxonomyTerm>());
        var found = (await db.Services.Where(s => services.Contains(s.Id)).OrderBy(s => s.Id).Select(s => new { s.Id, s.Key, s.Type, s.Status }).ToListAsync(ct))
            .Select(s => View(s.Id, s.Type.ToString(), s.Status, s.Type == ServiceType.Helpline ? $"/lines/{s.Key}" : $"/services/{s.Key}"))
            .Concat((await db.Organizations.Where(o => organizations.Contains(o.Id)).OrderBy(o => o.Id).Select(o => new { o.Id, o.Key, o.Status }).ToListAsync(ct))
                .Select(o => View(o.Id, "organisation", o.Status, $"/organisations/{o.Key}")))
            .Concat((await db.TaxonomyTerms.Where(t => terms.Contains(t.Id) && t.Type == TermType.Kind).OrderBy(t => t.Id).Select(t => new { t.Id, t.Key, t.Status }).ToListAsync(ct))
                .Select(t => View(t.Id, "help", t.Status, Entry.PathOf(DocumentType.Help, t.Key))));
        return new ChangesView(number, [.. found]);

        List<Guid> Ids<T>() => [.. changes.Where(c => c.Row == typeof(T).Name).Select(c => c.Id)];

        ChangeView View(Guid id, string type, EntryStatus status, string path) => new(id, type.ToLowerInvariant(), status == EntryStatus.Active ? "open" : "closed", $"/{language}{path}");
    }
}
