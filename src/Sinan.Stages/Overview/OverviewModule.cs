using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;

namespace Sinan.Stages.Overview;

public sealed class OverviewModule : StageModule
{
    public override StageInfo Info => new("overview", Order: 1);

    public override void Services(IServiceCollection services)
    {
    }

    public override void Endpoints(RouteGroupBuilder api)
    {
    }
}
