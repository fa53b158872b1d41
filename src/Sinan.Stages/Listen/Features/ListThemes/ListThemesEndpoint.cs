using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.ListThemes;

static class ListThemesEndpoint
{
    public static void MapListThemes(this RouteGroupBuilder api) => api
        .MapGet("/themes", async (string? language, ListThemesHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ListThemes(language), cancellationToken)).Map(list => list.Report with { Themes = [.. list.Themes] }).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName("ListThemes");
}
