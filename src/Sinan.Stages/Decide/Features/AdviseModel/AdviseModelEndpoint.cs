using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Decide.Features.AdviseModel;

static class AdviseModelEndpoint
{
    /// <summary>GET models?scenario=sort|service|recommend|score|write&amp;rows=N&amp;classes=N&amp;milliseconds=N&amp;compute=cpu|hosted|gpu|cluster&amp;target=0.8</summary>
    public static void MapAdviseModel(this RouteGroupBuilder api) =>
        api.MapGet("/models", async (
                string? scenario, double? rows, int? classes, double? milliseconds, string? compute, double? target, AdviseModelHandler handler, Localizer words, CancellationToken cancellationToken) =>
                (await handler.HandleAsync(new AdviseModel(scenario, rows, classes, milliseconds, compute, target ?? AdviseModel.DefaultTarget), cancellationToken)).Map(r => ModelView.Of(r, words)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(AdviseModel));
}
