using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;

namespace Sinan.Stages.Collect;

public sealed class CollectModule : StageModule
{
    public override StageInfo Info => new("collect", Order: 2);

    public override void Services(IServiceCollection services)
    {
    }

    public override void Endpoints(RouteGroupBuilder api)
    {
    }
}
