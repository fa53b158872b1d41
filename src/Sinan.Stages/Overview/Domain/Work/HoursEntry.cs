using Sinan.Stages.Overview.Domain.Loop;

namespace Sinan.Stages.Overview.Domain.Work;

/// <summary>How long one piece of work took at a step of the loop.</summary>
/// <param name="Id">Number within the book.</param>
/// <param name="Step">Which step.</param>
/// <param name="IsAfter">Whether it was done with Sinan; else as it was done before.</param>
/// <param name="Hours">Working hours.</param>
/// <param name="Day">When it was done.</param>
/// <param name="By">Who entered it.</param>
public sealed record HoursEntry(long Id, LoopPart Step, bool IsAfter, double Hours, DateOnly Day, string By);
