using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Sinan.Kernel;
using Sinan.Stages.Learn.Domain;

namespace Sinan.Stages.Learn.Features.ShowSkills;

/// <summary>The skill map of one account.</summary>
/// <param name="Lines">Every skill, the seven abilities first.</param>
/// <param name="Days">Means by day.</param>
/// <param name="Lessons">Ids of up to three lessons for the widest gaps.</param>
/// <param name="Sentence">The answer.</param>
public sealed record SkillReport(ImmutableArray<SkillLine> Lines, ImmutableArray<SkillDay> Days, ImmutableArray<string> Lessons, Phrase Sentence)
{
    [JsonIgnore]
    public bool IsRated => !Days.IsEmpty;
}
