using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Listen.Features.ShowAttachment;

namespace Sinan.Stages.Listen.Features.ShowAnswerFile;

static class ShowAnswerFileEndpoint
{
    /// <summary>GET /api/v1/listen/surveys/{id}/answers/{no}/files/{question}/{place}: the bytes, as those of comments.</summary>
    public static void MapShowAnswerFile(this RouteGroupBuilder api) => api
        .MapGet("/surveys/{id:long}/answers/{no:long}/files/{question}/{place:int}", async (long id, long no, string question, int place, HttpContext http, ShowAnswerFileHandler handler) =>
            (await handler.HandleAsync(new ShowAnswerFile(id, no, question, place), http.RequestAborted)).ToFile(http))
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowAnswerFile));
}
