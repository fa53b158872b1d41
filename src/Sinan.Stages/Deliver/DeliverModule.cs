using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver;

public sealed class DeliverModule : StageModule
{
    public override StageInfo Info => new("deliver", Order: 6);

    public override void Services(IServiceCollection services)
    {
    }

    public override void Endpoints(RouteGroupBuilder api)
    {
    }
}
