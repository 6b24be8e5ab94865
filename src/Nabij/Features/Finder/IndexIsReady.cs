using Microsoft.Extensions.Diagnostics.HealthChecks;
using Nabij.Data;

namespace Nabij.Features.Finder;

/// <summary>Ready: migrated, loaded, and the index has caught up with the directory.</summary>
internal sealed class IndexIsReady(FinderHolder holder, NabijDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        holder.IsReady && holder.Current.Number == await DirectoryFeed.NumberAsync(db, cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy();
}
