using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Nabij.Platform;

/// <summary>What we log and measure: never a query, an address line with a query, a form, a name. One line per request, of allowed fields.</summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var started = clock.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            if (log.IsEnabled(LogLevel.Information))
            {
                // The route's pattern instead of the path: a path can carry what someone typed.
                var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";
                log.LogInformation("{Method} {Route} {Status} {Milliseconds}",
                    Method(context.Request.Method), route, context.Response.StatusCode, (int)clock.GetElapsedTime(started).TotalMilliseconds);
            }
        }
    }

    private static string Method(string method) => method is "GET" or "POST" or "HEAD" or "PUT" or "DELETE" or "PATCH" or "OPTIONS" ? method : "other";
}

internal static class Telemetry
{
    /// <summary>
    /// Structured logs (JSON lines) of our own fields only. The framework's request lines carry addresses with queries,
    /// and its failures may quote input; both stay out.
    /// </summary>
    public static void AddSafeLogs(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddJsonConsole(o => o.UseUtcTimestamp = true);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.None);
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.None);
    }

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = (_, _) => Task.CompletedTask, ResultStatusCodes = { [HealthStatus.Degraded] = 503 } }).AllowAnonymous();
    }
}
