using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data.Import;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Collect.Features.QueueImport;

static class QueueImportEndpoint
{
    /// <summary>POST /api/v1/collect/imports/{kind}?name=log.csv with the file as the body: 202 with the number of the job. GET /api/v1/collect/imports: what was imported, newest first.</summary>
    public static void MapQueueImport(this RouteGroupBuilder api)
    {
        api.MapPost("/imports/{kind}", async (string kind, string? name, string? eventName, string? table, string? zone, string? timeFormat, HttpRequest request, KeepUploadHandler keeper, QueueImportHandler handler, CancellationToken cancellationToken) =>
            {
                if (!Enum.TryParse<ImportKind>(kind, ignoreCase: true, out var known) || !Enum.IsDefined(known))
                    return new Problem("collect.kind", ProblemKind.Invalid, Fact.Of("kind", kind)).ToResult();
                var upload = await keeper.HandleAsync(new KeepUpload(null, name ?? "upload", request.Body), cancellationToken);
                var job = await handler.HandleAsync(new QueueImport(upload, known, []) { EventName = eventName, Table = table, Zone = zone, TimeFormat = timeFormat }, cancellationToken);
                return job.Map(number => new { Job = number }).ToResult(StatusCodes.Status202Accepted);
            })
            .RequireAuthorization(Permissions.Write).WithName(nameof(QueueImport));

        api.MapGet("/imports", async (ISnapshots snapshots, CancellationToken cancellationToken) =>
                Outcome<List<ImportResult>>.Ok([.. (await snapshots.HistoryAsync<ImportResult>(ImportRunner.SnapshotKind, 100, cancellationToken)).Select(s => s.Value)]).ToResult())
            .RequireAuthorization(Permissions.Read).WithName("ListImports");
    }
}
