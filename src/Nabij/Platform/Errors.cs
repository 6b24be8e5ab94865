using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Nabij.Platform;

/// <summary>The one mapping of a failure to what people and programs get: a page in their language, or problem+json.</summary>
internal static class Errors
{
    public static void UseErrors(this IApplicationBuilder app)
    {
        app.UseStatusCodePages(AnswerAsync);
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = _ => Task.CompletedTask, AllowStatusCode404Response = true });
    }

    private static async Task AnswerAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var status = http.Response.StatusCode;

        // After a failure the framework has thrown all headers away.
        SecurityHeaders.Write(http);
        PrivateAnswer.Mark(http);
        if (IsForPrograms(http.Request.Path))
        {
            await ApiProblems.Of(status).ExecuteAsync(http);
            return;
        }

        // The error page is a page like any other; it must not see what was asked.
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        http.Request.Method = HttpMethods.Get;
        http.Request.QueryString = QueryString.Empty;
        http.Request.Body = Stream.Null;
        http.Request.ContentLength = null;
        http.Request.ContentType = null;
        http.Features.Set<IFormFeature>(null);
        http.Request.Path = $"/{Languages.Current}/error/{status}";
        await context.Next(http);
    }

    private static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.Ordinal) || path.StartsWithSegments("/openapi", StringComparison.Ordinal) || path.StartsWithSegments("/health", StringComparison.Ordinal);
}
