using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Features;
using Sinan.Stages.Deliver.Features.AddInitiative;
using Sinan.Stages.Deliver.Features.AnswerCheck;
using Sinan.Stages.Deliver.Features.CompareDesigns;
using Sinan.Stages.Deliver.Features.DropInitiative;
using Sinan.Stages.Deliver.Features.EditInitiative;
using Sinan.Stages.Deliver.Features.EnterCost;
using Sinan.Stages.Deliver.Features.HandOverInitiative;
using Sinan.Stages.Deliver.Features.ListInitiatives;
using Sinan.Stages.Deliver.Features.MoveStep;
using Sinan.Stages.Deliver.Features.PassGate;
using Sinan.Stages.Deliver.Features.PlanMilestones;
using Sinan.Stages.Deliver.Features.PostBuild;
using Sinan.Stages.Deliver.Features.SaveDesign;
using Sinan.Stages.Deliver.Features.SaveMetric;
using Sinan.Stages.Deliver.Features.SetBudget;
using Sinan.Stages.Deliver.Features.SetGoal;
using Sinan.Stages.Deliver.Features.ShowCosts;
using Sinan.Stages.Deliver.Features.ShowGoal;
using Sinan.Stages.Deliver.Features.ShowInitiative;
using Sinan.Stages.Deliver.Features.ShowRoadmap;
using Sinan.Stages.Deliver.Features.ShowSchedule;

namespace Sinan.Stages.Deliver;

/// <summary>Initiatives on their way through the seven stages.</summary>
static class InitiativeFeatures
{
    public static void AddInitiatives(this IServiceCollection services)
    {
        services.AddScoped<WorkFactsReader>().AddScoped<NeedLinks>().AddScoped<INeedWork, NeedWorkDesk>().AddScoped<DropInitiativeHandler>();
        services.AddScoped<ListInitiativesHandler>().AddScoped<AddInitiativeHandler>().AddScoped<ShowInitiativeHandler>().AddScoped<EditInitiativeHandler>();
        services.AddScoped<MoveStepHandler>().AddScoped<AnswerCheckHandler>().AddScoped<PassGateHandler>().AddScoped<HandOverInitiativeHandler>().AddScoped<PostBuildHandler>();
        services.AddScoped<ShowGoalHandler>().AddScoped<SetGoalHandler>().AddScoped<SaveMetricHandler>().AddScoped<CompareDesignsHandler>().AddScoped<SaveDesignHandler>();
        services.AddScoped<ShowScheduleHandler>().AddScoped<PlanMilestonesHandler>().AddScoped<ShowRoadmapHandler>();
        services.AddScoped<ShowCostsHandler>().AddScoped<EnterCostHandler>().AddScoped<SetBudgetHandler>();
    }

    public static void MapInitiatives(this RouteGroupBuilder api)
    {
        api.MapListInitiatives();
        api.MapAddInitiative();
        api.MapShowInitiative();
        api.MapEditInitiative();
        api.MapDropInitiative();
        api.MapMoveStep();
        api.MapAnswerCheck();
        api.MapPassGate();
        api.MapHandOverInitiative();
        api.MapPostBuild();
        api.MapShowGoal();
        api.MapSetGoal();
        api.MapSaveMetric();
        api.MapCompareDesigns();
        api.MapSaveDesign();
        api.MapShowSchedule();
        api.MapPlanMilestones();
        api.MapShowRoadmap();
        api.MapShowCosts();
        api.MapEnterCost();
        api.MapSetBudget();
    }

    public static async Task<IEnumerable<Findable>> InitiativeFindablesAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        (await services.GetRequiredService<IInitiativeStore>().ListAsync(cancellationToken)).Select(i => new Findable(DeliverDesk.Href(i.Id), i.Title, "deliver.initiative"));
}
