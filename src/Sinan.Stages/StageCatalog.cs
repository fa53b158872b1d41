using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Collect;
using Sinan.Stages.Decide;
using Sinan.Stages.Deliver;
using Sinan.Stages.Learn;
using Sinan.Stages.Listen;
using Sinan.Stages.Overview;
using Sinan.Stages.Understand;

namespace Sinan.Stages;

/// <summary>All stages in loop order: the one list that the server, the command line and the tests walk.</summary>
public static class StageCatalog
{
    public static IReadOnlyList<StageModule> All { get; } =
    [
        new OverviewModule(),
        new CollectModule(),
        new UnderstandModule(),
        new ListenModule(),
        new DecideModule(),
        new DeliverModule(),
        new LearnModule(),
    ];

    public static IServiceCollection AddSinanStages(this IServiceCollection services)
    {
        foreach (var stage in All)
        {
            services.AddSingleton(stage);
            stage.Services(services);
        }

        return services;
    }
}
