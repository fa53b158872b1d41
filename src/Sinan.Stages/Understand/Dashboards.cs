using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Stages.Understand.Contracts;
using Sinan.Stages.Understand.Data.Dashboards;
using Sinan.Stages.Understand.Features.ChooseTemplate;
using Sinan.Stages.Understand.Features.SaveQuestion;
using Sinan.Stages.Understand.Features.SaveTemplate;
using Sinan.Stages.Understand.Features.ShowDashboard;
using Sinan.Stages.Understand.Features.ShowDashboard.Cards;

namespace Sinan.Stages.Understand;

/// <summary>Dashboards, saved questions and templates: their services and routes.</summary>
static class Dashboards
{
    public static IServiceCollection AddDashboards(this IServiceCollection services) => services
        .AddScoped<IQuestionCard, FunnelCard>().AddScoped<IQuestionCard, RetentionCard>().AddScoped<IQuestionCard, TrendCard>().AddScoped<IQuestionCard, ForecastCard>()
        .AddScoped<IQuestionCard, AnomaliesCard>().AddScoped<IQuestionCard, ImpactCard>().AddScoped<IQuestionCard, FrictionCard>()
        .AddScoped<DashboardStore>().AddScoped<SaveQuestionHandler>().AddScoped<ListDashboardsHandler>().AddScoped<ShowDashboardHandler>().AddScoped<ChangeDashboardHandler>()
        .AddScoped<ChooseTemplateHandler>().AddScoped<ITemplates>(provider => provider.GetRequiredService<ChooseTemplateHandler>()).AddScoped<SaveTemplateHandler>();

    public static void MapDashboards(this RouteGroupBuilder api)
    {
        api.MapSaveQuestion();
        api.MapShowDashboard();
        api.MapChooseTemplate();
        api.MapSaveTemplate();
    }
}
