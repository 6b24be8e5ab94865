using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Nabij.Features.Finder;

/// <summary>Describes the search's fields, which the endpoint reads by hand so that it can say what is wrong with each.</summary>
internal static class OpenApiSetup
{
    private static readonly (string Name, string Description, bool Several)[] Fields =
    [
        ("q", "What is the matter, in the person's own words. The first 1 000 characters are read.", false),
        ("lang", "Language of the answer: nl, fr or en. Default: the first of Accept-Language that we have.", false),
        ("near", "Four digits (a postcode), lat,lon, scheme:code (nis:21004, zone:sud, monitoring:12), or the name of a place.", false),
        ("type", "service, helpline, help or informal.", true),
        ("kind", "Code of a kind of help.", true),
        ("open", "now.", false),
        ("audience", "Who asks: everyone (default) or professional.", false),
        ("channel", "counter, phone, mail, chat, home-visit or mobile-team.", true),
        ("language", "Language the help is given in, ISO 639.", true),
        ("cost", "free, reduced, paid or varies.", true),
        ("threshold", "low, anonymous or no-… (appointment, insurance, papers, address, referral, prescription, recognition, membership).", true),
        ("limit", $"1 to {SearchInput.MaxLimit}; default 20.", false),
        ("offset", "How many results to pass over; default 0.", false),
    ];

    public static void Apply(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Nabij";
            document.Info.Version = "1";
            document.Info.Description = "Find the help that really serves a place in Brussels. Open, read-only. Answers to a question are never stored or logged.";
            document.Info.License = new OpenApiLicense { Name = "EUPL-1.2", Identifier = "EUPL-1.2" };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (string.Equals(context.Description.RelativePath?.TrimEnd('/'), "api/search", StringComparison.Ordinal) && context.Description.HttpMethod == "GET")
            {
                operation.Parameters = [.. Fields.Select(f => new OpenApiParameter
                {
                    Name = f.Name,
                    In = ParameterLocation.Query,
                    Description = f.Description + (f.Several ? " Several values by repeating." : ""),
                    Explode = f.Several,
                    Schema = f.Several
                        ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } }
                        : new OpenApiSchema { Type = f.Name is "limit" or "offset" ? JsonSchemaType.Integer : JsonSchemaType.String },
                })];
            }

            return Task.CompletedTask;
        });
    }
}
