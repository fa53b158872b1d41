using Sinan.Stages.Overview.Domain.Loop;

namespace Sinan.Stages.Overview.Features.EnterHours;

/// <summary>Enters how long a piece of work took at a step of the loop.</summary>
/// <param name="Step">Which step.</param>
/// <param name="IsAfter">Whether it was done with Sinan.</param>
/// <param name="Hours">Working hours.</param>
/// <param name="Day">When it was done.</param>
/// <param name="Actor">Who enters it.</param>
public sealed record EnterHours(LoopPart Step, bool IsAfter, double Hours, DateOnly Day, string Actor);
