using System.Text;
using Microsoft.Extensions.Primitives;
using Nabij.Calendar;
using Nabij.Features.Finder;
using Nabij.Platform;

namespace Nabij.Features.Paper;

internal static class CalendarFiles
{
    public static void MapCalendar(this IEndpointRouteBuilder app)
    {
        const string Pattern = "/" + PageRoutes.LanguagePart + "/calendar.ics";
        app.MapGet(Pattern, (HttpRequest request, FindHelp find, PaperReader reader, CalendarMaker maker, CancellationToken ct) =>
            AnswerAsync(request.HttpContext, request.Query, find, reader, maker, ct)).AllowAnonymous().ExcludeFromDescription();

        // A question: it changes nothing, so it needs no antiforgery token.
        app.MapPost(Pattern, async (HttpRequest request, FindHelp find, PaperReader reader, CalendarMaker maker, CancellationToken ct) =>
            await AnswerAsync(request.HttpContext, await request.FieldsAsync(ct), find, reader, maker, ct)).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext context, IEnumerable<KeyValuePair<string, StringValues>> fields, FindHelp find, PaperReader reader, CalendarMaker maker, CancellationToken ct)
    {
        PrivateAnswer.Mark(context);
        var state = find.State;
        var choice = Choice.Read(fields, state);
        var entries = await reader.ReadAsync(choice.Entries, state, ct);
        if (!entries.Any(CalendarMaker.Has))
        {
            // The page of the choice says that no hours are known.
            return Results.Redirect($"/{Languages.Current}/paper{choice.Query}");
        }

        // Keys come from data files and people: only plain letters go into a file's name.
        var name = choice.Entries is [var only] ? "nabij-" + string.Concat(only.Key.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-')) : "nabij";
        return Results.File(Encoding.UTF8.GetBytes(maker.Write(entries)), CalendarFile.MediaType, name + ".ics");
    }
}
