using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.ShowAttachment;

static class ShowAttachmentEndpoint
{
    /// <summary>GET /api/v1/listen/attachments/{address}: the bytes with the type that they were recognised as, in parts where players ask for them.</summary>
    /// <remarks>A stranger's file: opened by itself it is shut into a sandbox without scripts, and no browser guesses another type (nosniff is set for every answer).</remarks>
    public static void MapShowAttachment(this RouteGroupBuilder api) => api
        .MapGet("/attachments/{address}", async (string address, HttpContext http, ShowAttachmentHandler handler) =>
        {
            var outcome = await handler.HandleAsync(new ShowAttachment(address), http.RequestAborted);
            if (!outcome.IsOk)
                return outcome.Problem.ToResult();
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
            http.Response.Headers.CacheControl = "private, no-cache";
            http.Response.Headers.ContentDisposition = "inline";
            http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
            return Results.Stream(outcome.Value.Content, outcome.Value.Media, enableRangeProcessing: true);
        })
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ShowAttachment));
}
