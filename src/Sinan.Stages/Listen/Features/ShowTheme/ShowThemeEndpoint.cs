using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.ShowTheme;

static class ShowThemeEndpoint
{
    public static void MapShowTheme(this RouteGroupBuilder api) => api
        .MapGet("/themes/{id}", async (
            string id, string? tone, DateOnly? from, DateOnly? to, string? version, string? device, string? segment, int? page, ShowThemeHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(Of(id, tone, from, to, version, device, segment, page), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName("ShowTheme");

    /// <summary>A request as it stands in an address.</summary>
    public static ShowTheme Of(string id, string? tone, DateOnly? from, DateOnly? to, string? version, string? device, string? segment, int? page)
    {
        return new ShowTheme(id, ToneOf(tone), from, to, page ?? 1) { Version = Given(version), Device = Given(device), Segment = Given(segment) };

        static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
    }

    /// <summary>"negative", "positive", anything else is all.</summary>
    public static SentenceTone ToneOf(string? tone) => tone switch { "negative" => SentenceTone.Negative, "positive" => SentenceTone.Positive, _ => SentenceTone.All };
}
