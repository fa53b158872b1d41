using System.Collections.Immutable;

namespace Sinan.Stages.Listen.Domain.Surveys;

/// <summary>What one person has answered.</summary>
/// <param name="No">Number among all answers of the workspace; 0 before it is kept.</param>
/// <param name="Version">Version of the survey that was answered.</param>
/// <param name="Sheet">Random name of the sheet: sent twice, it counts once.</param>
/// <param name="At">When.</param>
/// <param name="Values">Entries by <see cref="AnswerField.Name"/>; free words are redacted.</param>
public sealed record SurveyAnswer(long No, int Version, string Sheet, DateTimeOffset At, ImmutableSortedDictionary<string, string> Values)
{
    /// <summary>The number given for a field; null when none.</summary>
    public int? Number(string field) => Values.TryGetValue(field, out var kept) ? AnswerField.Numbers(kept).FirstOrDefault(-1) is >= 0 and var n ? n : null : null;
}
