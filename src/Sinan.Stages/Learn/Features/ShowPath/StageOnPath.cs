using System.Collections.Immutable;
using Sinan.Stages.Learn.Domain;

namespace Sinan.Stages.Learn.Features.ShowPath;

/// <summary>A stage with its dates and lessons.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="First">First study day by the plan.</param>
/// <param name="Last">Last study day.</param>
/// <param name="Lessons">In order.</param>
public sealed record StageOnPath(PathStage Stage, DateOnly First, DateOnly Last, ImmutableArray<LessonOnPath> Lessons)
{
    public int Done => Lessons.Count(l => l.Done is not null);
}
