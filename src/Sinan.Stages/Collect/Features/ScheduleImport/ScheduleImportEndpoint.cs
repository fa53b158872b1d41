using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Collect.Features.ScheduleImport;

static class ScheduleImportEndpoint
{
    /// <summary>POST /api/v1/collect/schedules {name, source, kind, every_minutes, grace_minutes, event_name, allows_loopback}; GET lists, DELETE …/{name} removes, POST …/{name}/run runs now. A schedule reads files and addresses of the server, so it is for admins; others see addresses in the list without user name, password and values of the query.</summary>
    public static void MapScheduleImport(this RouteGroupBuilder api)
    {
        api.MapPost("/schedules", async (Wanted wanted, ScheduleImportHandler handler, CancellationToken cancellationToken) =>
                Enum.TryParse<ImportKind>(wanted.Kind ?? "events", ignoreCase: true, out var kind) && Enum.IsDefined(kind)
                    ? (await handler.HandleAsync(
                        new ScheduleImport(
                            wanted.Name ?? "", wanted.Source ?? "", kind, TimeSpan.FromMinutes(wanted.EveryMinutes), TimeSpan.FromMinutes(wanted.GraceMinutes ?? wanted.EveryMinutes),
                            new ImportRequest { EventName = wanted.EventName }) { AllowsLoopback = wanted.AllowsLoopback },
                        cancellationToken)).ToResult(StatusCodes.Status201Created)
                    : new Problem("collect.kind", ProblemKind.Invalid, Fact.Of("kind", wanted.Kind ?? "")).ToResult())
            .RequireAuthorization(Permissions.Admin).WithName(nameof(ScheduleImport));

        api.MapGet("/schedules", async (ClaimsPrincipal who, IAuthorizationService authorization, ManageSchedulesHandler handler, CancellationToken cancellationToken) =>
            {
                var mayChange = (await authorization.AuthorizeAsync(who, Permissions.Admin)).Succeeded;
                return Outcome<IReadOnlyList<ImportSchedule>>.Ok(await handler.ListAsync(mayChange, cancellationToken)).ToResult();
            })
            .RequireAuthorization(Permissions.Read).WithName("ListSchedules");

        api.MapDelete("/schedules/{name}", async (string name, ManageSchedulesHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new RemoveSchedule(name), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Admin).WithName(nameof(RemoveSchedule));

        api.MapPost("/schedules/{name}/run", async (string name, ManageSchedulesHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new RunSchedule(name), cancellationToken)).Map(number => new { Job = number }).ToResult(StatusCodes.Status202Accepted))
            .RequireAuthorization(Permissions.Admin).WithName(nameof(RunSchedule));
    }

    /// <summary>What the API takes.</summary>
    sealed record Wanted(
        string? Name, string? Source, string? Kind,
        [property: System.Text.Json.Serialization.JsonPropertyName("every_minutes")] double EveryMinutes,
        [property: System.Text.Json.Serialization.JsonPropertyName("grace_minutes")] double? GraceMinutes,
        [property: System.Text.Json.Serialization.JsonPropertyName("event_name")] string? EventName,
        [property: System.Text.Json.Serialization.JsonPropertyName("allows_loopback")] bool AllowsLoopback);
}
