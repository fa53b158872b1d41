using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;

namespace Sinan.Stages.Listen;

public sealed class ListenModule : StageModule
{
    public override StageInfo Info => new("listen", Order: 4);

    public override void Services(IServiceCollection services)
    {
    }

    public override void Endpoints(RouteGroupBuilder api)
    {
    }
}
