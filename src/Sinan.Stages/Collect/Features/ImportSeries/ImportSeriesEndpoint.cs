using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Collect.Features.ImportSeries;

static class ImportSeriesEndpoint
{
    /// <summary>POST /api/v1/collect/series?name=weather&amp;file=weather.csv&amp;time=COL&amp;value=COL with the file as the body; GET lists the series.</summary>
    public static void MapImportSeries(this RouteGroupBuilder api)
    {
        api.MapPost("/series", async (string name, string? file, string? time, string? value, HttpRequest request, ImportUploadedSeriesHandler handler, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new ImportUploadedSeries(file ?? "series.csv", name, request.Body) { Time = time, Value = value }, cancellationToken)).ToResult(StatusCodes.Status201Created))
            .RequireAuthorization(Permissions.Write).WithName(nameof(ImportSeries));

        api.MapGet("/series", async (ISeriesLibrary library, CancellationToken cancellationToken) =>
                Outcome<IReadOnlyList<SeriesInfo>>.Ok(await library.ListAsync(cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName("ListSeries");
    }
}
