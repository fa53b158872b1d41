using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Features.BuildCohort;

static class BuildCohortEndpoint
{
    /// <summary>GET /api/v1/understand/cohort?rule=JSON counts; POST /api/v1/understand/cohorts {name, rule} saves; GET /api/v1/understand/cohorts lists.</summary>
    public static void MapBuildCohort(this RouteGroupBuilder api)
    {
        api.MapGet("/cohort", async (string rule, BuildCohortHandler handler, CancellationToken cancellationToken) =>
                CohortRules.Parse(rule) is { } parsed ? (await handler.HandleAsync(new BuildCohort(parsed), cancellationToken)).ToResult() : new Problem("understand.cohort.rule", ProblemKind.Invalid).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(BuildCohort));
        api.MapPost("/cohorts", async (SaveCohort request, BuildCohortHandler handler, CancellationToken cancellationToken) =>
                CohortRules.Parse(request.Rule.GetRawText()) is { } rule
                    ? (await handler.HandleAsync(new BuildCohort(rule, request.Name ?? ""), cancellationToken)).ToResult() : new Problem("understand.cohort.rule", ProblemKind.Invalid).ToResult())
            .RequireAuthorization(Permissions.Write).WithName("SaveCohort");
        api.MapGet("/cohorts", async (CohortSegments segments, CancellationToken cancellationToken) => Outcome<IReadOnlyList<CohortSegment>>.Ok(await segments.ListAsync(cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName("ListCohorts");
    }

    /// <param name="Name">Name of the segment.</param>
    /// <param name="Rule">Its rule.</param>
    sealed record SaveCohort(string? Name, System.Text.Json.JsonElement Rule);
}
