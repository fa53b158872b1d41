using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Data;
using Sinan.Stages.Decide.Features;
using Sinan.Stages.Decide.Features.AddNeed;
using Sinan.Stages.Decide.Features.AdviseModel;
using Sinan.Stages.Decide.Features.CheckFeasibility;
using Sinan.Stages.Decide.Features.ChooseMethod;
using Sinan.Stages.Decide.Features.CompareAlternatives;
using Sinan.Stages.Decide.Features.EditNeed;
using Sinan.Stages.Decide.Features.EstimateEffort;
using Sinan.Stages.Decide.Features.EstimateTraining;
using Sinan.Stages.Decide.Features.FindRules;
using Sinan.Stages.Decide.Features.JoinNeeds;
using Sinan.Stages.Decide.Features.KeepAdvice;
using Sinan.Stages.Decide.Features.KeepMarket;
using Sinan.Stages.Decide.Features.ListIdeas;
using Sinan.Stages.Decide.Features.ListNeeds;
using Sinan.Stages.Decide.Features.MeasureFeasibility;
using Sinan.Stages.Decide.Features.MeasureNeed;
using Sinan.Stages.Decide.Features.MoveNeed;
using Sinan.Stages.Decide.Features.RankNeeds;
using Sinan.Stages.Decide.Features.ReduceCosts;
using Sinan.Stages.Decide.Features.ShowNeed;

namespace Sinan.Stages.Decide;

public sealed class DecideModule : StageModule
{
    const int MostFindable = 300;

    public override StageInfo Info => new("decide", Order: 5);

    const string Needs = "decide.group.needs", Means = "decide.group.means";

    public override IReadOnlyList<StagePage> Pages { get; } =
    [
        new("/decide", "decide.needs", Needs) { Details = ["/decide/needs"] }, new("/decide/ideas", "decide.ideas", Needs), new("/decide/market", "decide.market", Needs), new("/decide/rules", "decide.rules.short", Needs),
        new("/decide/alternatives", "decide.alternatives.short", Means), new("/decide/feasibility", "decide.feasibility.short", Means), new("/decide/models", "decide.models.short", Means),
        new("/decide/training", "decide.training.short", Means), new("/decide/costs", "decide.costs.short", Means),
    ];

    public override void Services(IServiceCollection services)
    {
        services.AddScoped<CandidateSearch>();
        services.AddScoped<NeedSupports>();
        services.AddScoped<RankNeedsHandler>();
        services.AddScoped<IJobHandler, RankNeedsJob>();
        services.AddScoped<INeeds>(s => s.GetRequiredService<RankNeedsHandler>());
        services.AddScoped<EstimateEffortHandler>();
        services.AddScoped<INeedBook, NeedBook>();
        services.AddSingleton<INeedNumbers>(s => s.GetRequiredService<INeedStore>());
        services.AddScoped<DecideNews>();
        services.AddScoped<NeedPlacing>();
        services.AddSingleton<OtherRankings>();
        services.AddScoped<ListNeedsHandler>();
        services.AddScoped<ShowNeedHandler>();
        services.AddScoped<AddNeedHandler>();
        services.AddScoped<EditNeedHandler>();
        services.AddScoped<MoveNeedHandler>();
        services.AddScoped<JoinNeedsHandler>();
        services.AddScoped<ExperimentEffects>().AddScoped<MeasureNeedHandler>();
        services.AddScoped<ChooseMethodHandler>();
        services.AddIdeas();
        services.AddScoped<KeepMarketHandler>();
        services.AddScoped<FindEventRulesHandler>();
        services.AddScoped<FeasibilityStudy>();
        services.AddScoped<MeasureFeasibilityHandler>();
        services.AddScoped<IJobHandler, MeasureFeasibilityJob>();
        services.AddScoped<CheckFeasibilityHandler>();
        services.AddSingleton<IFeasibility, FeasibilityReader>();
        services.AddScoped<CompareAlternativesHandler>().AddScoped<KeepAdviceHandler>().AddScoped<AdviseModelHandler>().AddScoped<EstimateTrainingHandler>().AddScoped<ReduceCostsHandler>();
    }

    public override void Endpoints(RouteGroupBuilder api)
    {
        api.MapListNeeds();
        api.MapNeeds();
        api.MapShowNeed();
        api.MapEfforts();
        api.MapAddNeed();
        api.MapEditNeed();
        api.MapMoveNeed();
        api.MapJoinNeeds();
        api.MapMeasureNeed();
        api.MapChooseMethod();
        api.MapIdeas();
        api.MapKeepMarket();
        api.MapFindRules();
        api.MapCheckFeasibility();
        api.MapMeasureFeasibility();
        api.MapCompareAlternatives();
        api.MapKeepAdvice();
        api.MapAdviseModel();
        api.MapEstimateTraining();
        api.MapReduceCosts();
    }

    public override async ValueTask<IReadOnlyList<Findable>> FindablesAsync(IServiceProvider services, Localizer words, CancellationToken cancellationToken)
    {
        var report = await services.GetRequiredService<INeeds>().LatestAsync(cancellationToken);
        return [.. (report?.Needs ?? []).Take(MostFindable).Select(n => new Findable("/decide/needs/" + n.Id, words.Write(n.Title), "decide.need"))];
    }

    /// <summary>Needs among the first five whose effort nobody has estimated.</summary>
    public override async ValueTask<int> WaitingAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var report = await services.GetRequiredService<INeeds>().LatestAsync(cancellationToken);
        return (report?.Needs ?? []).Count(n => n is { Rank: <= 5, IsEffortEntered: false });
    }

    public override async ValueTask<IReadOnlyList<OpenDecision>> DecisionsAsync(IServiceProvider services, CancellationToken cancellationToken) =>
        await services.GetRequiredService<DecideNews>().DecisionsAsync(cancellationToken);

    public override async ValueTask<IReadOnlyList<RecentChange>> ChangesAsync(IServiceProvider services, DateTimeOffset since, CancellationToken cancellationToken) =>
        await services.GetRequiredService<DecideNews>().ChangesAsync(since, cancellationToken);
}
