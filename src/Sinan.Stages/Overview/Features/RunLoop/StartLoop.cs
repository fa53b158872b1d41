using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Overview.Features.RunLoop;

/// <summary>Asks for a run in the background: on the sample, or on what the workspace holds.</summary>
/// <param name="Sample">Make the sample first; only for a workspace without data.</param>
public sealed record StartLoop(bool Sample);

/// <summary>The job that was asked for, or that was running already.</summary>
public sealed record StartedLoop(long Job);

public sealed class StartLoopHandler(IJobs jobs, IDataVersions versions, IWorkspace workspace)
{
    public async Task<Outcome<StartedLoop>> HandleAsync(StartLoop request, CancellationToken cancellationToken)
    {
        var hasData = await versions.CurrentAsync(cancellationToken) is { Events: > 0 } or { Feedback: > 0 };
        if (request.Sample == hasData)
            return new Problem(hasData ? "overview.sample.not_empty" : "overview.loop.no_data", hasData ? ProblemKind.Conflict : ProblemKind.NotEnough);
        var run = request.Sample ? new RunLoop { SampleDirectory = Path.GetDirectoryName(workspace.PathOf("sample", "events.csv")) } : new RunLoop();
        return new StartedLoop(await jobs.EnqueueAsync(RunLoop.JobKind, run, RunLoop.JobKind, cancellationToken));
    }
}

static class StartLoopEndpoint
{
    public static void MapLoop(this RouteGroupBuilder api) =>
        api.MapPost("/loop", async (bool? sample, StartLoopHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new StartLoop(sample == true), cancellationToken)).ToResult(StatusCodes.Status202Accepted))
            .RequireAuthorization(Permissions.Write).WithName("StartLoop");
}
