using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Sinan.Kernel;

/// <summary>What a stage is called and where it stands in the loop.</summary>
/// <param name="Name">Lower-case verb: folder, URL, API group and CLI noun ("understand").</param>
/// <param name="Order">Place in the navigation, from 1.</param>
/// <param name="InNavigation">Whether the left navigation lists it.</param>
public sealed record StageInfo(string Name, int Order, bool InNavigation = true)
{
    public string TitleKey => Name + ".title";
}

/// <summary>One stage of the loop: its services, its API routes and the count of things that wait for a person.</summary>
public abstract class StageModule
{
    public abstract StageInfo Info { get; }

    public abstract void Services(IServiceCollection services);

    /// <summary>Maps the stage's routes under /api/v1/{stage}; every route names a permission.</summary>
    public abstract void Endpoints(RouteGroupBuilder api);

    /// <summary>How many things wait in this stage (findings, needs without effort …): the small number in the navigation.</summary>
    public virtual ValueTask<int> WaitingAsync(IServiceProvider services, CancellationToken cancellationToken) => ValueTask.FromResult(0);
}
