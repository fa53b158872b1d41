using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Contracts;
using Sinan.Stages.Deliver.Domain.Documents;
using Sinan.Stages.Shared;

namespace Sinan.Stages.Deliver.Features.ListDocuments;

static class DocumentsEndpoint
{
    public static void MapDocuments(this RouteGroupBuilder api)
    {
        api.MapGet("/documents", async (IDocuments documents, CancellationToken cancellationToken) =>
            await documents.LatestAsync(cancellationToken) is { } set
                ? Outcome<DocumentSet>.Ok(set).ToResult()
                : new Problem("deliver.documents.none_yet", ProblemKind.NotFound).ToResult())
            .RequireAuthorization(Permissions.Read).WithName("ListDocuments");

        api.MapPost("/documents", async (IDocuments documents, CancellationToken cancellationToken) =>
            (await documents.WriteAsync(new WriteRequest(), NoProgress.Instance, cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Write).WithName("WriteDocuments");

        // "product-needs.zh-CN.docx"; ?read=1 shows the page instead of saving it.
        api.MapGet("/documents/{file}", async (string file, bool? read, HttpContext http, IDocuments documents, IBlobs blobs, CancellationToken cancellationToken) =>
        {
            var found = (await documents.LatestAsync(cancellationToken))?.Documents.FirstOrDefault(d => $"{d.Name}.{d.Language}.{d.Format}" == file);
            // The page carries its own style and nothing else.
            if (read == true)
                http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
            return found is not null && await blobs.OpenAsync(found.Address, cancellationToken) is { } content
                ? Results.Stream(content, DocumentFormats.MediaTypeOf(found.Format), read == true ? null : file)
                : new Problem("deliver.document.not_found", ProblemKind.NotFound, Fact.Of("file", file)).ToResult();
        }).RequireAuthorization(Permissions.Read).WithName("ReadDocument");
    }
}
