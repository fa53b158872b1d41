using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Understand.Features.AnswerFunnel;

static class AnswerFunnelEndpoint
{
    /// <summary>GET /api/v1/understand/funnel?steps=a,b,c&amp;within=7d&amp;by=COLUMN&amp;from=D&amp;to=D&amp;order=loose|strict&amp;segment=ID</summary>
    public static void MapAnswerFunnel(this RouteGroupBuilder api) =>
        api.MapGet("/funnel", async (string? steps, string? within, string? by, string? from, string? to, string? order, string? segment, AnswerFunnelHandler handler, CancellationToken cancellationToken) =>
                order is null or "" or "loose" or "strict"
                    ? (await handler.HandleAsync(new AnswerFunnel(Split(steps)) { Within = within, By = by, From = from, To = to, IsStrict = order == "strict", Segment = segment }, cancellationToken)).ToResult()
                    : new Problem("understand.bad_order", ProblemKind.Invalid, Fact.Of("order", order)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName(nameof(AnswerFunnel));

    /// <summary>Step names between commas.</summary>
    public static ImmutableArray<string> Split(string? steps) => [.. (steps ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
