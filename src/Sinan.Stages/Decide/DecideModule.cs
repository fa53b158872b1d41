using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;

namespace Sinan.Stages.Decide;

public sealed class DecideModule : StageModule
{
    public override StageInfo Info => new("decide", Order: 5);

    public override void Services(IServiceCollection services)
    {
    }

    public override void Endpoints(RouteGroupBuilder api)
    {
    }
}
