using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Decide.Features.MeasureFeasibility;

static class MeasureFeasibilityEndpoint
{
    /// <summary>POST feasibility?told=rating|label|set:ID&amp;seed=N: measures, as a job.</summary>
    public static void MapMeasureFeasibility(this RouteGroupBuilder api) =>
        api.MapPost("/feasibility", async (string? told, long? seed, IJobs jobs, CancellationToken cancellationToken) =>
                Outcome<object>.Ok(new { Job = await MeasureFeasibilityJob.EnqueueAsync(jobs, told, seed, cancellationToken) }).ToResult(StatusCodes.Status202Accepted))
            .RequireAuthorization(Permissions.Write).WithName(nameof(MeasureFeasibility));
}
