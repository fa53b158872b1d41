using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Learn.Features.FindTerms;

static class FindTermsEndpoint
{
    /// <summary>GET /api/v1/learn/terms?q=words</summary>
    public static void MapFindTerms(this RouteGroupBuilder api) => api
        .MapGet("/terms", (string? q, FindTermsHandler handler) => Outcome<Glossary>.Ok(handler.Handle(new FindTerms(q))).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(FindTerms));
}
