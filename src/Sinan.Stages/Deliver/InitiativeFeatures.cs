using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Deliver.Contracts;
using Sinan.Stages.Deliver.Data;
using Sinan.Stages.Deliver.Features;
using Sinan.Stages.Deliver.Features.AddInitiative;
using Sinan.Stages.Deliver.Features.AnswerCheck;
using Sinan.Stages.Deliver.Features.AnswerCompute;
using Sinan.Stages.Deliver.Features.AskCompute;
using Sinan.Stages.Deliver.Features.CompareDesigns;
using Sinan.Stages.Deliver.Features.DropInitiative;
using Sinan.Stages.Deliver.Features.EditInitiative;
using Sinan.Stages.Deliver.Features.EnterCost;
using Sinan.Stages.Deliver.Features.ExportPrototype;
using Sinan.Stages.Deliver.Features.HandOverInitiative;
using Sinan.Stages.Deliver.Features.KeepPrototype;
using Sinan.Stages.Deliver.Features.ListInitiatives;
using Sinan.Stages.Deliver.Features.MoveStep;
using Sinan.Stages.Deliver.Features.PassGate;
using Sinan.Stages.Deliver.Features.PlanMilestones;
using Sinan.Stages.Deliver.Features.PostBuild;
using Sinan.Stages.Deliver.Features.RestorePrototype;
using Sinan.Stages.Deliver.Features.SaveDemand;
using Sinan.Stages.Deliver.Features.SaveDesign;
using Sinan.Stages.Deliver.Features.SaveDialogue;
using Sinan.Stages.Deliver.Features.SaveIssue;
using Sinan.Stages.Deliver.Features.SaveIteration;
using Sinan.Stages.Deliver.Features.SaveMetric;
using Sinan.Stages.Deliver.Features.SaveOpportunity;
using Sinan.Stages.Deliver.Features.SavePrototype;
using Sinan.Stages.Deliver.Features.SaveRisk;
using Sinan.Stages.Deliver.Features.SaveScreen;
using Sinan.Stages.Deliver.Features.SaveTalk;
using Sinan.Stages.Deliver.Features.SaveTheme;
using Sinan.Stages.Deliver.Features.SaveTraining;
using Sinan.Stages.Deliver.Features.SaveVendor;
using Sinan.Stages.Deliver.Features.SetBudget;
using Sinan.Stages.Deliver.Features.SetDuties;
using Sinan.Stages.Deliver.Features.SetGoal;
using Sinan.Stages.Deliver.Features.ShowConflicts;
using Sinan.Stages.Deliver.Features.ShowCosts;
using Sinan.Stages.Deliver.Features.ShowDemands;
using Sinan.Stages.Deliver.Features.ShowGoal;
using Sinan.Stages.Deliver.Features.ShowInitiative;
using Sinan.Stages.Deliver.Features.ShowIterations;
using Sinan.Stages.Deliver.Features.ShowPeople;
using Sinan.Stages.Deliver.Features.ShowPrototype;
using Sinan.Stages.Deliver.Features.ShowResources;
using Sinan.Stages.Deliver.Features.ShowRoadmap;
using Sinan.Stages.Deliver.Features.ShowSchedule;
using Sinan.Stages.Deliver.Features.ShowStrategy;
using Sinan.Stages.Deliver.Features.ShowTalks;
using Sinan.Stages.Deliver.Features.ShowTraining;
using Sinan.Stages.Deliver.Features.StartOpportunity;

namespace Sinan.Stages.Deliver;

/// <summary>Initiatives on their way through the seven stages.</summary>
static class InitiativeFeatures
{
    public static void AddInitiatives(this IServiceCollection services)
    {
        services.AddScoped<WorkFactsReader>().AddScoped<NeedLinks>().AddScoped<INeedWork, NeedWorkDesk>().AddScoped<DropInitiativeHandler>();
        services.AddScoped<WorkBook>().AddScoped<DeliverNews>().AddScoped<IWorkOverview, WorkOverviewReader>();
        services.AddScoped<ListInitiativesHandler>().AddScoped<AddInitiativeHandler>().AddScoped<ShowInitiativeHandler>().AddScoped<EditInitiativeHandler>();
        services.AddScoped<MoveStepHandler>().AddScoped<AnswerCheckHandler>().AddScoped<PassGateHandler>().AddScoped<HandOverInitiativeHandler>().AddScoped<PostBuildHandler>();
        services.AddScoped<ShowGoalHandler>().AddScoped<SetGoalHandler>().AddScoped<SaveMetricHandler>().AddScoped<ConflictReader>().AddScoped<ShowConflictsHandler>().AddScoped<CompareDesignsHandler>().AddScoped<SaveDesignHandler>();
        services.AddScoped<ShowScheduleHandler>().AddScoped<PlanMilestonesHandler>().AddScoped<ShowRoadmapHandler>();
        services.AddScoped<ShowPrototypeHandler>().AddScoped<ExportPrototypeHandler>().AddScoped<SavePrototypeHandler>().AddScoped<SaveScreenHandler>().AddScoped<SaveDialogueHandler>().AddScoped<KeepPrototypeHandler>().AddScoped<RestorePrototypeHandler>();
        services.AddScoped<ShowCostsHandler>().AddScoped<EnterCostHandler>().AddScoped<SetBudgetHandler>();
        services.AddScoped<ShowPeopleHandler>().AddScoped<SetDutiesHandler>().AddScoped<SaveRiskHandler>().AddScoped<ShowTalksHandler>().AddScoped<SaveTalkHandler>();
        services.AddScoped<ShowDemandsHandler>().AddScoped<SaveDemandHandler>().AddScoped<SaveVendorHandler>();
        services.AddScoped<ShowResourcesHandler>().AddScoped<AskComputeHandler>().AddScoped<SecondPerson>().AddScoped<AnswerComputeHandler>().AddScoped<SaveIssueHandler>();
        services.AddScoped<ShowIterationsHandler>().AddScoped<SaveIterationHandler>().AddScoped<ShowTrainingHandler>().AddScoped<SaveTrainingHandler>();
        services.AddScoped<StrategyDesk>().AddScoped<ShowStrategyHandler>().AddScoped<SaveThemeHandler>().AddScoped<SaveOpportunityHandler>().AddScoped<StartOpportunityHandler>();
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
        api.MapShowConflicts();
        api.MapCompareDesigns();
        api.MapSaveDesign();
        api.MapShowSchedule();
        api.MapPlanMilestones();
        api.MapShowRoadmap();
        api.MapShowPrototype();
        api.MapExportPrototype();
        api.MapSavePrototype();
        api.MapKeepPrototype();
        api.MapRestorePrototype();
        api.MapShowCosts();
        api.MapEnterCost();
        api.MapSetBudget();
        api.MapShowPeople();
        api.MapSetDuties();
        api.MapSaveRisk();
        api.MapShowTalks();
        api.MapSaveTalk();
        api.MapShowDemands();
        api.MapSaveDemand();
        api.MapSaveVendor();
        api.MapShowResources();
        api.MapAskCompute();
        api.MapAnswerCompute();
        api.MapSaveIssue();
        api.MapShowIterations();
        api.MapSaveIteration();
        api.MapShowTraining();
        api.MapSaveTraining();
        api.MapShowStrategy();
        api.MapSaveTheme();
        api.MapSaveOpportunity();
        api.MapStartOpportunity();
    }

    public static async Task<IEnumerable<Findable>> InitiativeFindablesAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        (await services.GetRequiredService<IInitiativeStore>().ListAsync(cancellationToken)).Select(i => new Findable(DeliverDesk.Href(i.Id), i.Title, "deliver.initiative"));
}
