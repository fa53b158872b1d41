using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Features.ShowAttachment;

static class ShowAttachmentEndpoint
{
    /// <summary>GET /api/v1/listen/attachments/{address}: the bytes.</summary>
    public static void MapShowAttachment(this RouteGroupBuilder api) => api
        .MapGet("/attachments/{address}", async (string address, HttpContext http, ShowAttachmentHandler handler) => (await handler.HandleAsync(new ShowAttachment(address), http.RequestAborted)).ToFile(http))
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowAttachment));
}
