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

/// <summary>A page of a stage, listed under it in the navigation and in the command palette.</summary>
/// <param name="Path">Address ("/understand/funnel").</param>
/// <param name="TitleKey">Short name ("understand.funnel").</param>
/// <param name="GroupKey">Name of the group that it is listed in ("understand.group.behavior"), where a stage has many pages; pages of a group stand together.</param>
public sealed record StagePage(string Path, string TitleKey, string? GroupKey = null)
{
    /// <summary>Addresses of pages of single things that this page lists, where they do not begin with its own ("/listen/alert").</summary>
    public IReadOnlyList<string> Details { get; init; } = [];
}

/// <summary>Something that the command palette finds by name: a need, a document, a segment.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Title">Its name in the reader's language.</param>
/// <param name="KindKey">Text key of what it is ("decide.need").</param>
public sealed record Findable(string Path, string Title, string KindKey);

/// <summary>One stage of the loop: its services, its API routes and the count of things that wait for a person.</summary>
public abstract class StageModule
{
    public abstract StageInfo Info { get; }

    /// <summary>The stage's pages in the order people use them; the first is where the stage's own link leads. Empty while the stage has one page, /{name}.</summary>
    public virtual IReadOnlyList<StagePage> Pages => [];

    /// <summary>Things of this stage that the command palette should find; at most a few hundred.</summary>
    public virtual ValueTask<IReadOnlyList<Findable>> FindablesAsync(IServiceProvider services, Localizer words, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<Findable>>([]);

    public abstract void Services(IServiceCollection services);

    /// <summary>Maps the stage's routes under /api/v1/{stage}; every route names a permission.</summary>
    public abstract void Endpoints(RouteGroupBuilder api);

    /// <summary>
    /// Maps addresses outside /api/v1 that clients of other products call. They are open to strangers and to pages of other sites: each checks its
    /// caller by itself, by a token in the body or in the address, and answers 401 to an unknown one.
    /// </summary>
    public virtual void Doors(IEndpointRouteBuilder root)
    {
    }

    /// <summary>How many things wait in this stage (findings, needs without effort …): the small number in the navigation.</summary>
    public virtual ValueTask<int> WaitingAsync(IServiceProvider services, CancellationToken cancellationToken) => ValueTask.FromResult(0);

    /// <summary>What a person has to decide in this stage, for the home.</summary>
    public virtual ValueTask<IReadOnlyList<OpenDecision>> DecisionsAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<OpenDecision>>([]);

    /// <summary>What has changed in this stage since a moment, for the home; of many things of one kind the number.</summary>
    public virtual ValueTask<IReadOnlyList<RecentChange>> ChangesAsync(IServiceProvider services, DateTimeOffset since, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<RecentChange>>([]);
}
