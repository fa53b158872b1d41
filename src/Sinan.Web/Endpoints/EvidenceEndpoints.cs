using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Web.Errors;

namespace Sinan.Web.Endpoints;

static class EvidenceEndpoints
{
    public static void MapEvidence(this RouteGroupBuilder api) =>
        api.MapGet("/evidence/{id}", async (string id, IEvidenceStore store, CancellationToken cancellationToken) =>
            EvidenceId.TryParse(id, null, out var address) && await store.FindAsync(address, cancellationToken) is { } evidence
                ? Outcome<Evidence>.Ok(evidence).ToResult()
                : WebProblems.NotFound.ToResult()).WithName("FindEvidence").WithTags("evidence").RequireAuthorization(Permissions.Read);
}
