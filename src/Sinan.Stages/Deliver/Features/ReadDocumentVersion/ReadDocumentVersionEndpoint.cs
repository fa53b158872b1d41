using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Domain.Documents;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.ReadDocumentVersion;

static class ReadDocumentVersionEndpoint
{
    /// <summary>GET /api/v1/deliver/initiatives/{id}/documents/{code}/versions/{version}/{language}/{format}; ?read=true shows the page instead of saving it.</summary>
    public static void MapReadDocumentVersion(this RouteGroupBuilder api) => api
        .MapGet("/initiatives/{id:long}/documents/{code}/versions/{version:int}/{language}/{format}", async (
            long id, string code, int version, string language, string format, bool? read, HttpContext http, IDocumentVersions versions, IBlobs blobs, CancellationToken cancellationToken) =>
        {
            var file = (await versions.ListAsync(id, code, cancellationToken)).FirstOrDefault(v => v.Number == version)?.File(language, format);
            if (file is null || await blobs.OpenAsync(file.Address, cancellationToken) is not { } content)
                return new Problem("deliver.document.no_version", ProblemKind.NotFound).ToResult();
            // The page carries its own style and nothing else.
            if (read == true)
                http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
            return Results.Stream(content, DocumentFormats.MediaTypeOf(format), read == true ? null : string.Create(CultureInfo.InvariantCulture, $"{code}.v{version}.{language}.{format}"));
        })
        .RequireAuthorization(Permissions.Read)
        .WithName("ReadDocumentVersion");
}
