using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Sinan.Kernel;

namespace Sinan.Web.Endpoints;

/// <summary>/healthz/live: the process answers. /healthz/ready: the workspace answers. Open to all, and they say nothing but yes or no.</summary>
static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/healthz/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
    }
}

/// <summary>Reads one row from the account store and the data version from the record.</summary>
sealed class ReadyCheck(IAccounts accounts, IDataVersions versions) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await accounts.AnyAsync(cancellationToken);
        await versions.CurrentAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
