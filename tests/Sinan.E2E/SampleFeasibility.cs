using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Decide.Features.KeepAdvice;
using Sinan.Stages.Decide.Features.MeasureFeasibility;

namespace Sinan.E2E;

/// <summary>A measure of feasibility and some answers on suitability, so that the pages of ways and means have something to show.</summary>
static class SampleFeasibility
{
    public static async Task MakeAsync(IServiceProvider root)
    {
        await using var scope = root.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (await services.GetRequiredService<ISnapshots>().LatestAsync<FeasibilityMeasure>(FeasibilityMeasure.SnapshotKind, default) is not null)
            return;
        await services.GetRequiredService<MeasureFeasibilityHandler>().HandleAsync(new MeasureFeasibility("rating", 1), 2, NoProgress.Instance, default);
        await services.GetRequiredService<KeepAdviceHandler>().AnswerAsync(
            null, new Dictionary<string, string> { ["complex"] = "yes", ["enumerable"] = "partly", ["allowed"] = "yes", ["harm"] = "no", ["experience"] = "yes" }, "test", default);
    }
}
