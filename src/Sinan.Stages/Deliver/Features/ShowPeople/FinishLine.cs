using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Features.ShowPeople;

/// <summary>When an initiative is done in one case.</summary>
/// <param name="Case">Which case.</param>
/// <param name="P50">The day before which it is done with even odds.</param>
/// <param name="P80">In four of five cases.</param>
/// <param name="P95">In nineteen of twenty.</param>
/// <param name="Days">Working days from the start that are enough with even odds, with the middle 80 % of the simulations.</param>
/// <param name="Shift">Working days by which it is later than without risks, on average; null without risks.</param>
public sealed record FinishLine(Phrase Case, DateOnly? P50, DateOnly? P80, DateOnly? P95, Fact Days, Fact? Shift);
