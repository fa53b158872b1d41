using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.ExportPrototype;

static class ExportPrototypeEndpoint
{
    /// <summary>GET /api/v1/deliver/initiatives/{id}/prototype.html?version=2&amp;language=en, to keep as a file; ?read=true shows it instead.</summary>
    public static void MapExportPrototype(this RouteGroupBuilder api) => api
        .MapGet("/initiatives/{id:long}/prototype.html", async (
            long id, int? version, string? language, bool? read, HttpContext http, ExportPrototypeHandler handler, Localizer words, CancellationToken cancellationToken) =>
        {
            var page = await handler.HandleAsync(new ExportPrototype(id, version, Lang.Parse(language) ?? words.Lang), cancellationToken);
            if (!page.IsOk)
                return page.ToResult();
            // The page carries its own style and nothing else.
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
            return Results.File(Encoding.UTF8.GetBytes(page.Value), "text/html; charset=utf-8", read == true ? null : FormattableString.Invariant($"prototype-{id}.html"));
        })
        .RequireAuthorization(Permissions.Read)
        .WithName(nameof(ExportPrototype));
}
