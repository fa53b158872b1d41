using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Overview.Features.EnterHours;
using Sinan.Stages.Overview.Features.MakeSample;
using Sinan.Stages.Overview.Features.MeasureWork;
using Sinan.Stages.Overview.Features.RunLoop;
using Sinan.Stages.Overview.Features.ShowOverview;

namespace Sinan.Stages.Overview;

public sealed class OverviewModule : StageModule
{
    public override StageInfo Info => new("overview", Order: 1);

    public override IReadOnlyList<StagePage> Pages { get; } = [new("/", "overview.home.short"), new("/overview/measures", "overview.measures.short")];

    public override void Services(IServiceCollection services)
    {
        services.AddScoped<MakeSampleHandler>();
        services.AddScoped<RunLoopHandler>();
        services.AddScoped<IJobHandler>(s => s.GetRequiredService<RunLoopHandler>());
        services.AddScoped<ShowOverviewHandler>().AddScoped<LoopFigures>().AddScoped<HomeNews>().AddScoped<UsefulFindings>();
        services.AddScoped<StartLoopHandler>();
        services.AddScoped<MeasureWorkHandler>().AddScoped<EnterHoursHandler>();
    }

    public override void Endpoints(RouteGroupBuilder api)
    {
        api.MapLoop();
        api.MapShowOverview();
        api.MapMeasureWork();
        api.MapEnterHours();
    }
}
