using Microsoft.Extensions.DependencyInjection;
using Sinan.Stages.Overview.Domain.Loop;
using Sinan.Stages.Overview.Features.EnterHours;
using Sinan.Stages.Overview.Features.MeasureWork;

namespace Sinan.E2E;

/// <summary>Hours before and after, so that the measures of the work have something to compare.</summary>
static class SampleHours
{
    public static async Task MakeAsync(IServiceProvider root)
    {
        await using var scope = root.CreateAsyncScope();
        if ((await scope.ServiceProvider.GetRequiredService<MeasureWorkHandler>().HandleAsync(new MeasureWork(), default)).Entries.Length > 0)
            return;
        var enterer = scope.ServiceProvider.GetRequiredService<EnterHoursHandler>();
        foreach (var (step, isAfter, hours) in new (LoopPart, bool, double[])[]
                 {
                     (LoopPart.NeedIntake, false, [10, 12, 11, 14]), (LoopPart.NeedIntake, true, [3, 4, 2.5]), (LoopPart.AgileWork, false, [5, 9]), (LoopPart.AgileWork, true, [4, 8]), (LoopPart.LiveFeedback, true, [1]),
                 })
        {
            foreach (var each in hours)
                await enterer.HandleAsync(new EnterHours(step, isAfter, each, new DateOnly(2026, 5, 4), "test"), default);
        }
    }
}
