using System.Collections.Immutable;

namespace Sinan.Stages.Listen.Domain.Surveys;

/// <summary>When a question is asked.</summary>
/// <param name="Question">Id of an earlier question: single, multiple, or on a scale.</param>
/// <param name="Values">Its answers (option numbers from 0, or numbers of the scale) that count.</param>
/// <param name="IsNot">Asked when none of them was given instead. A question that was not answered itself leads to neither.</param>
public sealed record ShowIf(string Question, ImmutableArray<int> Values, bool IsNot = false)
{
    public bool Holds(IReadOnlyDictionary<string, string> answers) =>
        answers.TryGetValue(Question, out var given) && given.Length > 0 && AnswerField.Numbers(given).Any(n => Values.Contains(n)) != IsNot;
}
