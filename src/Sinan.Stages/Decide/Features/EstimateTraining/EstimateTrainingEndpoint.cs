using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Decide.Features.EstimateTraining;

static class EstimateTrainingEndpoint
{
    /// <summary>GET training?target=0.8&amp;classes=N&amp;rows=N&amp;parameters=MILLIONS&amp;tokens_per_row=N&amp;passes=N&amp;processor=cpu|t4|a10|a100|h100&amp;processors=N</summary>
    public static void MapEstimateTraining(this RouteGroupBuilder api) =>
        api.MapGet("/training", async (
                double? target, int? classes, double? rows, double? parameters, [FromQuery(Name = "tokens_per_row")] double? tokensPerRow, double? passes, string? processor, int? processors,
                EstimateTrainingHandler handler, Localizer words, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(
                    new EstimateTraining(
                        target ?? EstimateTraining.DefaultTarget, classes, rows, parameters ?? EstimateTraining.DefaultParameters, tokensPerRow ?? EstimateTraining.DefaultTokensPerRow,
                        passes ?? EstimateTraining.DefaultPasses, processor ?? EstimateTraining.DefaultProcessor, processors ?? 1), cancellationToken))
                .Map(r => TrainingView.Of(r, words)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(EstimateTraining));
}
