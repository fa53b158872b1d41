using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Collect.Data.Capture;
using Sinan.Stages.Collect.Domain.Capture;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Collect.Features.CaptureEvents;

static class CaptureEventsEndpoint
{
    /// <summary>POST /api/v1/collect/events: one event, an array or JSON Lines, plain or gzip. 200 once all of it is on the disk.</summary>
    public static void MapCaptureEvents(this RouteGroupBuilder api) =>
        api.MapPost("/events", async (HttpRequest request, CaptureEventsHandler handler, CancellationToken cancellationToken) =>
            {
                using var body = await RequestBody.ReadAsync(request, cancellationToken);
                var envelope = EnvelopeOf(body);
                return envelope.IsOk
                    ? (await handler.HandleAsync(new CaptureEvents(body, envelope.Value), cancellationToken)).ToResult()
                    : envelope.Problem.ToResult();
            })
            .RequireAuthorization(Permissions.Capture).WithName(nameof(CaptureEvents));

    /// <summary>What stands around the events of a body; "collect.capture_json" when it is none.</summary>
    internal static Outcome<Envelope> EnvelopeOf(RequestBody body)
    {
        try
        {
            return Envelope.Read(body.Json);
        }
        catch (Exception broken) when (CaptureProblems.IsNoJson(broken))
        {
            return CaptureProblems.NoJson(broken);
        }
    }
}
