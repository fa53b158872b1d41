using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Listen.Features.ShowTheme;

static class ShowThemeEndpoint
{
    public static void MapShowTheme(this RouteGroupBuilder api) => api
        .MapGet("/themes/{id}", async (string id, string? tone, DateOnly? from, DateOnly? to, int? page, ShowThemeHandler handler, CancellationToken cancellationToken) =>
            (await handler.HandleAsync(new ShowTheme(id, ToneOf(tone), from, to, page ?? 1), cancellationToken)).ToResult())
        .RequireAuthorization(Permissions.Read)
        .WithName("ShowTheme");

    /// <summary>"negative", "positive", anything else is all.</summary>
    public static SentenceTone ToneOf(string? tone) => tone switch { "negative" => SentenceTone.Negative, "positive" => SentenceTone.Positive, _ => SentenceTone.All };
}
