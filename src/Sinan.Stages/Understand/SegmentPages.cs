using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sinan.Kernel;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Data;
using Sinan.Stages.Understand.Features.CompareGroups;
using Sinan.Stages.Understand.Features.CompareSegments;
using Sinan.Stages.Understand.Features.HearSegment;
using Sinan.Stages.Understand.Features.PortraySegment;
using Sinan.Stages.Understand.Features.SegmentUsers;
using Sinan.Stages.Understand.Features.TraceSegments;

namespace Sinan.Stages.Understand;

/// <summary>Segments and comparisons: their services, routes and findable names.</summary>
static class SegmentPages
{
    public static IServiceCollection AddSegments(this IServiceCollection services)
    {
        services.TryAddScoped<IItemCategories, RecordItemCategories>();
        return services.AddScoped<FeatureSources>().AddScoped<ISegments, SegmentUsersHandler>().AddScoped<IJobHandler, SegmentUsersJob>()
            .AddScoped<IGroupComparisons, CompareGroupsHandler>().AddScoped<CompareSegmentsHandler>().AddScoped<HearSegmentHandler>().AddScoped<PortraySegmentHandler>().AddScoped<TraceSegmentsHandler>();
    }

    public static void MapSegments(this RouteGroupBuilder api)
    {
        api.MapSegmentUsers();
        api.MapPortraySegment();
        api.MapCompareGroups();
        api.MapCompareSegments();
        api.MapHearSegment();
        api.MapTraceSegments();
    }

    public static string Path(string id) => "/understand/segments/" + Uri.EscapeDataString(id);

    public static async ValueTask<IReadOnlyList<Findable>> FindablesAsync(IServiceProvider services, Localizer words, CancellationToken cancellationToken)
    {
        var report = await services.GetRequiredService<ISegments>().LatestAsync(cancellationToken);
        return report is null ? [] : [.. report.Segments.Select(s => new Findable(Path(s.Id), words.Write(s.Name), "understand.segment"))];
    }
}
