using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Stages.Collect.Data.Capture;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Collect.Features.CaptureEvents;

/// <summary>The addresses that PostHog's clients call. They name their project by a token in the body or in the address.</summary>
static class PostHogEndpoint
{
    static readonly byte[] Taken = "{\"status\":1}"u8.ToArray();

    public static void MapPostHog(this IEndpointRouteBuilder root)
    {
        foreach (var path in (ReadOnlySpan<string>)["/batch", "/capture", "/e", "/i/v0/e", "/track"])
            root.MapPost(path, CaptureAsync);
        root.MapPost("/flags", FlagsAsync);
        root.MapGet("/array/{token}/config", ConfigAsync);
        root.MapGet("/array/{token}/config.js", ConfigScriptAsync);
    }

    static async Task<IResult> CaptureAsync(HttpRequest request, CaptureEventsHandler handler, ProjectTokens tokens, CancellationToken cancellationToken)
    {
        using var body = await RequestBody.ReadAsync(request, cancellationToken);
        var envelope = CaptureEventsEndpoint.EnvelopeOf(body);
        if (!envelope.IsOk)
            return envelope.Problem.ToResult();
        if (!await tokens.AdmitsAsync(envelope.Value.Token, cancellationToken))
            return new Refused();
        var captured = await handler.HandleAsync(new CaptureEvents(body, envelope.Value), cancellationToken);
        if (!captured.IsOk)
            return captured.Problem.ToResult();
        // Clients give up what is answered with 400, so this is said only where nothing at all could be taken.
        if (captured.Value is { Accepted: 0, Rejected: { Count: > 0 } rejected })
            return CaptureProblems.AllRejected(rejected.Values.Sum(), rejected.MaxBy(r => r.Value).Key).ToResult();
        return request.Query["beacon"] == "1" ? Results.NoContent() : Results.Bytes(Taken, "application/json");
    }

    /// <summary>No flags yet: clients go on with their defaults.</summary>
    static async Task<IResult> FlagsAsync(HttpRequest request, ProjectTokens tokens, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var body = await RequestBody.ReadAsync(request, cancellationToken);
        var envelope = CaptureEventsEndpoint.EnvelopeOf(body);
        if (!envelope.IsOk)
            return envelope.Problem.ToResult();
        if (!await tokens.AdmitsAsync(envelope.Value.Token, cancellationToken))
            return new Refused();
        var none = new Dictionary<string, object>();
        return Results.Json(new
        {
            flags = none, featureFlags = none, featureFlagPayloads = none, errorsWhileComputingFlags = false, quotaLimited = Array.Empty<string>(),
            requestId = Guid.NewGuid(), evaluatedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(), supportedCompression = ClientConfig.Compressions,
        });
    }

    static async Task<IResult> ConfigAsync(string token, ProjectTokens tokens, CancellationToken cancellationToken) =>
        await tokens.AdmitsAsync(token, cancellationToken) ? Results.Json(ClientConfig.Of(token)) : new Refused();

    static async Task<IResult> ConfigScriptAsync(string token, ProjectTokens tokens, CancellationToken cancellationToken)
    {
        if (!await tokens.AdmitsAsync(token, cancellationToken))
            return new Refused();
        // Serialised with the default encoder, which escapes what could end the script.
        var (name, config) = (JsonSerializer.Serialize(token), JsonSerializer.Serialize(ClientConfig.Of(token), JsonSerializerOptions.Web));
        return Results.Text($"window._POSTHOG_REMOTE_CONFIG=window._POSTHOG_REMOTE_CONFIG||{{}};window._POSTHOG_REMOTE_CONFIG[{name}]={{config:{config},siteApps:[]}};", "application/javascript");
    }

    /// <summary>401: the token is unknown, revoked or missing.</summary>
    sealed class Refused : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => httpContext.AnswerAsync(CaptureProblems.TokenUnknown, StatusCodes.Status401Unauthorized);
    }
}
