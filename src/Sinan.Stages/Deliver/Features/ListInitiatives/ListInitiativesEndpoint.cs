using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.ListInitiatives;

static class ListInitiativesEndpoint
{
    /// <summary>GET /api/v1/deliver/initiatives?stage=&amp;kind=&amp;owner=&amp;theme=</summary>
    public static void MapListInitiatives(this RouteGroupBuilder api) => api
        .MapGet("/initiatives", async ([AsParameters] ListInitiatives question, ListInitiativesHandler handler, CancellationToken cancellationToken) =>
            Outcome<InitiativeBoard>.Ok(await handler.HandleAsync(question, cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ListInitiatives));
}
