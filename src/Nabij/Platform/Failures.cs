using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Diagnostics;

namespace Nabij.Platform;

/// <summary>A bug becomes a calm page or a problem, with nothing of the inside; its kind and place go to the log, never its message.</summary>
internal sealed class FailureHandler(ILogger<FailureHandler> log) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not OperationCanceledException)
        {
            log.LogError("Failure {Kind} at {Place}", exception.GetType().Name, exception.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("Nabij.", StringComparison.Ordinal))?.Trim());
        }

        httpContext.Response.StatusCode = exception is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        return ValueTask.FromResult(false);
    }
}

/// <summary>
/// What isn't yours reads as not found: a refusal would say that it exists. Who did not sign in yet is asked to, on every page for people who sign in.
/// </summary>
internal sealed class RefusedIsNotFound : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            return next(context);
        }

        if (policy.AuthenticationSchemes is [var scheme, ..])
        {
            return authorizeResult.Challenged ? context.ChallengeAsync(scheme) : context.ForbidAsync(scheme);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
