using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Learn.Domain;

namespace Sinan.Stages.Learn.Features.ShowPath;

/// <summary>The path with what one account has done of it.</summary>
/// <param name="Plan">The account's plan, or one from today as an example.</param>
/// <param name="IsPlanned">The account made the plan.</param>
/// <param name="Stages">In order.</param>
/// <param name="Progress">How far.</param>
/// <param name="Weeks">Plan, fastest pace and own share by weeks.</param>
/// <param name="Next">First lesson that is not done; null at the end.</param>
/// <param name="Today">The day in the workspace's zone.</param>
/// <param name="Sentence">The answer.</param>
/// <param name="Test">How the questions went; null before the first.</param>
public sealed record LearningPath(
    StudyPlan Plan, bool IsPlanned, ImmutableArray<StageOnPath> Stages, PathProgress Progress, ImmutableArray<PathWeek> Weeks, Lesson? Next, DateOnly Today, Phrase Sentence, Phrase? Test);
