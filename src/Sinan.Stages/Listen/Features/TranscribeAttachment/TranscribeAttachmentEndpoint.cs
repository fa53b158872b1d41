using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Listen.Data.Transcription;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.TranscribeAttachment;

static class TranscribeAttachmentEndpoint
{
    /// <summary>POST /api/v1/listen/attachments/{address}/transcript: a job.</summary>
    public static void MapTranscribeAttachment(this RouteGroupBuilder api) => api
        .MapPost("/attachments/{address}/transcript", async (string address, IJobs jobs, TranscriptionSettings settings, CancellationToken cancellationToken) =>
        {
            if (!settings.IsOn)
                return new Problem("listen.transcribe.off", ProblemKind.NotEnough).ToResult();
            var id = await jobs.EnqueueAsync(TranscribeAttachmentJob.JobKind, new TranscribeAttachment(address), TranscribeAttachmentJob.JobKind + ":" + address, cancellationToken);
            return Results.Accepted($"/api/v1/jobs/{id}", new { job = id });
        })
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(TranscribeAttachment));
}
