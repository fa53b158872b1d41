using System.Collections.Immutable;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Decide.Domain.Market;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Decide.Features.KeepMarket;

/// <summary>A product as sent by a client.</summary>
public sealed record ProductBody(string Name);

/// <summary>A row as sent by a client.</summary>
public sealed record FeatureBody(string Name, ImmutableSortedDictionary<string, string>? Support);

/// <summary>A note as sent by a client.</summary>
public sealed record NoteBody(string Title, string? Text, string? Source);

static class KeepMarketEndpoint
{
    /// <summary>GET /api/v1/decide/market; POST …/products {name}; PUT …/features {name, support: {product: none|partial|full}}; POST …/notes {title, text, source}</summary>
    public static void MapKeepMarket(this RouteGroupBuilder api)
    {
        api.MapGet("/market", async (KeepMarketHandler handler, CancellationToken cancellationToken) =>
                Outcome<MarketView>.Ok(await handler.HandleAsync(new KeepMarket(), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName("ShowMarket");
        api.MapPost("/market/products", async ([FromBody] ProductBody body, KeepMarketHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                (await handler.AddProductAsync(body.Name, Actor(user), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Write).WithName("AddProduct");
        api.MapPut("/market/features", async ([FromBody] FeatureBody body, KeepMarketHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                (await handler.SetFeatureAsync(body.Name, SupportOf(body), Actor(user), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Write).WithName("SetFeature");
        api.MapPost("/market/notes", async ([FromBody] NoteBody body, KeepMarketHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
                (await handler.AddNoteAsync(body.Title, body.Text ?? "", body.Source ?? "", Actor(user), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Write).WithName("AddNote");
    }

    /// <summary>A name that stands for nothing is unknown.</summary>
    static ImmutableSortedDictionary<string, FeatureSupport> SupportOf(FeatureBody body) =>
        (body.Support ?? ImmutableSortedDictionary<string, string>.Empty).ToImmutableSortedDictionary(s => s.Key, s => NeedWords.Read<FeatureSupport>(s.Value) ?? FeatureSupport.Unknown);

    static string Actor(ClaimsPrincipal user) => user.Identity?.Name ?? "key";
}
