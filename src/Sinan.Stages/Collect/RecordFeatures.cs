using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Stages.Collect.Features.EraseUser;
using Sinan.Stages.Collect.Features.ExportRecord;
using Sinan.Stages.Collect.Features.QueryRecord;

namespace Sinan.Stages.Collect;

/// <summary>The use cases on the record itself: ask it with SQL, export it, erase a user.</summary>
static class RecordFeatures
{
    public static void AddRecordFeatures(this IServiceCollection services)
    {
        services.AddScoped<QueryRecordHandler>();
        services.AddScoped<ExportRecordHandler>();
        services.AddScoped<EraseUserHandler>();
    }

    public static void MapRecordFeatures(this RouteGroupBuilder api)
    {
        api.MapQueryRecord();
        api.MapEraseUser();
    }
}
