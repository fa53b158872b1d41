using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Stages.Decide.Data.Ideas;
using Sinan.Stages.Decide.Features.ManageIdea;
using Sinan.Stages.Decide.Features.PostIdea;
using Sinan.Stages.Decide.Features.ShowBoard;
using Sinan.Stages.Decide.Features.ShowIdea;
using Sinan.Stages.Decide.Features.VoteIdea;

namespace Sinan.Stages.Decide.Features.ListIdeas;

/// <summary>The board of ideas: its services and routes.</summary>
static class IdeaServices
{
    public static void AddIdeas(this IServiceCollection services)
    {
        services.AddSingleton<Voters>();
        services.AddSingleton<BoardDoor>();
        services.AddSingleton<VisitorPass>();
        services.AddScoped<PostIdeaHandler>();
        services.AddScoped<VoteIdeaHandler>();
        services.AddScoped<ShowBoardHandler>();
        services.AddScoped<ShowIdeaHandler>();
        services.AddScoped<ListIdeasHandler>();
        services.AddScoped<ManageIdeaHandler>();
    }

    public static void MapIdeas(this RouteGroupBuilder api)
    {
        api.MapListIdeas();
        api.MapManageIdea();
    }
}
