using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Decide.Domain.Advice;
using Sinan.Stages.Decide.Domain.Advice.Costs;

namespace Sinan.Stages.Decide.Features.ReduceCosts;

/// <param name="Asked">The question.</param>
/// <param name="Says">The answer.</param>
/// <param name="Levers">Those that save most first.</param>
/// <param name="Cases">Cases a month.</param>
public sealed record CostReport(ReduceCosts Asked, Phrase Says, ImmutableArray<CostLever> Levers, AdviceFigure Cases)
{
    public static string KeyOf(CostLever lever) => "decide.costs." + lever.Code;
}
