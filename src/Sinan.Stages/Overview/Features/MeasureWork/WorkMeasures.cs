using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Overview.Domain.Loop;
using Sinan.Stages.Overview.Domain.Work;

namespace Sinan.Stages.Overview.Features.MeasureWork;

/// <summary>The measures of the work.</summary>
/// <param name="LeadTime">From idea to release, in one sentence.</param>
/// <param name="Cost">Of a shipped need.</param>
/// <param name="Value">What was verified, and what is not counted.</param>
/// <param name="Hours">At how many steps the work takes less time.</param>
/// <param name="Steps">Hours by step, in the order of the loop.</param>
/// <param name="Entries">What people entered, newest first.</param>
public sealed record WorkMeasures(Phrase LeadTime, Phrase Cost, ImmutableArray<Phrase> Value, Phrase Hours, ImmutableArray<StepLine> Steps, ImmutableArray<HoursEntry> Entries);

/// <summary>Hours of one step.</summary>
/// <param name="Step">Which.</param>
/// <param name="BeforeCount">Pieces of work before.</param>
/// <param name="Before">Their mean hours; null without any.</param>
/// <param name="AfterCount">Pieces of work after.</param>
/// <param name="After">Their mean hours.</param>
/// <param name="Change">After minus before, with interval; null where there is nothing to compare.</param>
/// <param name="Verdict">What that says.</param>
public sealed record StepLine(LoopPart Step, long BeforeCount, Fact? Before, long AfterCount, Fact? After, Fact? Change, HoursVerdict Verdict);
