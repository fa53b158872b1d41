using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Stages.Understand.Features;
using Sinan.Stages.Understand.Features.AnswerFunnel;
using Sinan.Stages.Understand.Features.AnswerRetention;
using Sinan.Stages.Understand.Features.AnswerTrend;
using Sinan.Stages.Understand.Features.FindFriction;
using Sinan.Stages.Understand.Features.ListChoices;

namespace Sinan.Stages.Understand;

/// <summary>Funnel, retention, trend and friction: their services and routes.</summary>
static class BehaviorQuestions
{
    public static IServiceCollection AddBehaviorQuestions(this IServiceCollection services) =>
        services.AddScoped<BehaviorDesk>().AddScoped<ListChoicesHandler>().AddScoped<AnswerFunnelHandler>().AddScoped<AnswerRetentionHandler>().AddScoped<AnswerTrendHandler>()
            .AddScoped<FindFrictionHandler>();

    public static void MapBehaviorQuestions(this RouteGroupBuilder api)
    {
        api.MapAnswerFunnel();
        api.MapAnswerRetention();
        api.MapAnswerTrend();
        api.MapFindFriction();
    }
}
