using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Collect.Data.Capture;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Collect.Features.CaptureFeedback;

static class CaptureFeedbackEndpoint
{
    /// <summary>POST /api/v1/collect/feedback: one piece, an array or JSON Lines, plain or gzip; or a form with one piece as JSON in the field "feedback" and its files. 200 once all of it is on the disk.</summary>
    /// <remarks>Not for public tokens: what stands in a page goes through the door of the widget, where the rules against spam are.</remarks>
    public static void MapCaptureFeedback(this RouteGroupBuilder api) =>
        api.MapPost("/feedback", async (HttpRequest request, CaptureFeedbackHandler handler, CancellationToken cancellationToken) =>
            {
                var sender = request.HttpContext.User.Identity?.Name ?? "";
                if (request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true)
                {
                    var form = await request.ReadFormAsync(cancellationToken);
                    var files = await FormFiles.ReadAsync(form.Files, cancellationToken);
                    return (await handler.HandleAsync(new CaptureFeedback(Encoding.UTF8.GetBytes(form["feedback"].ToString()), sender) { Files = files }, cancellationToken)).ToResult();
                }

                using var body = await RequestBody.ReadAsync(request, cancellationToken);
                return (await handler.HandleAsync(new CaptureFeedback(body.Memory, sender), cancellationToken)).ToResult();
            })
            .RequireAuthorization(Permissions.Write).WithName(nameof(CaptureFeedback)).WithMetadata(new RequestSizeLimitAttribute(AttachmentRules.MostRequestBytes));
}
