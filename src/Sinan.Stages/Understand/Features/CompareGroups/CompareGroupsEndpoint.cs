using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Shared;
using Sinan.Stages.Understand.Contracts;

namespace Sinan.Stages.Understand.Features.CompareGroups;

static class CompareGroupsEndpoint
{
    /// <summary>GET compare?column=variant&amp;control=A</summary>
    public static void MapCompareGroups(this RouteGroupBuilder api) =>
        api.MapGet("/compare", async (string? column, string? control, IGroupComparisons comparisons, CancellationToken cancellationToken) =>
                (await comparisons.CompareAsync(new CompareRequest(Blank(column), Blank(control)), cancellationToken)).ToResult())
            .RequireAuthorization(Permissions.Read).WithName("CompareGroups");

    static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
