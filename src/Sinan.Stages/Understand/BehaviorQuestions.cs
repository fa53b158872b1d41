using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Features;
using Sinan.Stages.Understand.Features.AnswerFunnel;
using Sinan.Stages.Understand.Features.AnswerLifecycle;
using Sinan.Stages.Understand.Features.AnswerPaths;
using Sinan.Stages.Understand.Features.AnswerRetention;
using Sinan.Stages.Understand.Features.AnswerSessions;
using Sinan.Stages.Understand.Features.AnswerStickiness;
using Sinan.Stages.Understand.Features.AnswerTrend;
using Sinan.Stages.Understand.Features.BuildCohort;
using Sinan.Stages.Understand.Features.CorrelateEvents;
using Sinan.Stages.Understand.Features.FindFriction;
using Sinan.Stages.Understand.Features.ListChoices;
using Sinan.Stages.Understand.Features.ShowUser;

namespace Sinan.Stages.Understand;

/// <summary>The questions that the behaviour index answers: their services and routes.</summary>
static class BehaviorQuestions
{
    public static IServiceCollection AddBehaviorQuestions(this IServiceCollection services) =>
        services.AddScoped<BehaviorDesk>().AddScoped<ListChoicesHandler>().AddScoped<AnswerFunnelHandler>().AddScoped<AnswerRetentionHandler>().AddScoped<AnswerTrendHandler>()
            .AddScoped<AnswerPathsHandler>().AddScoped<AnswerLifecycleHandler>().AddScoped<AnswerStickinessHandler>().AddScoped<AnswerSessionsHandler>()
            .AddScoped<CorrelateEventsHandler>().AddScoped<CohortSegments>().AddScoped<CohortRules>().AddScoped<ISavedSegments>(s => s.GetRequiredService<CohortRules>()).AddScoped<BuildCohortHandler>().AddScoped<ShowUserHandler>()
            .AddScoped<FindFrictionHandler>();

    public static void MapBehaviorQuestions(this RouteGroupBuilder api)
    {
        api.MapAnswerFunnel();
        api.MapAnswerRetention();
        api.MapAnswerTrend();
        api.MapAnswerPaths();
        api.MapAnswerLifecycle();
        api.MapAnswerStickiness();
        api.MapAnswerSessions();
        api.MapCorrelateEvents();
        api.MapBuildCohort();
        api.MapShowUser();
        api.MapFindFriction();
    }
}
