using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Decide.Contracts;
using Sinan.Stages.Decide.Features.CheckFeasibility;
using Sinan.Stages.Decide.Features.EstimateEffort;
using Sinan.Stages.Decide.Features.MeasureFeasibility;
using Sinan.Stages.Decide.Features.RankNeeds;

namespace Sinan.Stages.Decide;

public sealed class DecideModule : StageModule
{
    public override StageInfo Info => new("decide", Order: 5);

    public override IReadOnlyList<StagePage> Pages { get; } = [new("/decide", "decide.needs"), new("/decide/feasibility", "decide.feasibility.short")];

    public override void Services(IServiceCollection services)
    {
        services.AddScoped<CandidateSearch>();
        services.AddScoped<RankNeedsHandler>();
        services.AddScoped<IJobHandler, RankNeedsJob>();
        services.AddScoped<INeeds>(s => s.GetRequiredService<RankNeedsHandler>());
        services.AddScoped<EstimateEffortHandler>();
        services.AddScoped<FeasibilityStudy>();
        services.AddScoped<MeasureFeasibilityHandler>();
        services.AddScoped<IJobHandler, MeasureFeasibilityJob>();
        services.AddScoped<CheckFeasibilityHandler>();
    }

    public override void Endpoints(RouteGroupBuilder api)
    {
        api.MapNeeds();
        api.MapEfforts();
        api.MapCheckFeasibility();
        api.MapMeasureFeasibility();
    }

    public override async ValueTask<IReadOnlyList<Findable>> FindablesAsync(IServiceProvider services, Localizer words, CancellationToken cancellationToken)
    {
        var report = await services.GetRequiredService<INeeds>().LatestAsync(cancellationToken);
        return [.. (report?.Needs ?? []).Select(n => new Findable("/decide/needs/" + n.Id, words.Write(n.Title), "decide.need"))];
    }

    /// <summary>Needs among the first five whose effort nobody has estimated.</summary>
    public override async ValueTask<int> WaitingAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var report = await services.GetRequiredService<INeeds>().LatestAsync(cancellationToken);
        return (report?.Needs ?? []).Count(n => n is { Rank: <= 5, IsEffortEntered: false });
    }
}
