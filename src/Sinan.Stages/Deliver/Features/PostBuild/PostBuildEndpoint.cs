using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.PostBuild;

static class PostBuildEndpoint
{
    /// <summary>POST /api/v1/deliver/initiatives/{id}/builds {version, is_release, passed, url}: for continuous integration.</summary>
    public static void MapPostBuild(this RouteGroupBuilder api) => api
        .MapPost("/initiatives/{id:long}/builds", (long id, HttpRequest request, PostBuildHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<BuildBody, Initiative>(
                request, body => handler.HandleAsync(new PostBuild(id, body.Version, body.IsRelease, body.Passed, body.Url, user.Actor()), cancellationToken), cancellationToken, StatusCodes.Status201Created))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(PostBuild));

    /// <summary>A build as sent by a client.</summary>
    sealed record BuildBody(string Version = "", bool IsRelease = false, bool Passed = true, string Url = "");
}
