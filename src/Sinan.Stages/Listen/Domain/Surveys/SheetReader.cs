using System.Collections.Immutable;
using System.Globalization;
using Sinan.Kernel;

namespace Sinan.Stages.Listen.Domain.Surveys;

/// <summary>Reads and checks what a person has entered.</summary>
public static class SheetReader
{
    /// <summary>The answers to the questions that the person is asked; entries of questions that are not asked are dropped.</summary>
    /// <param name="questions">In their order.</param>
    /// <param name="sheet">The person's sheet.</param>
    /// <param name="given">Values of a field as sent; empty when missing.</param>
    /// <returns>Problems: "listen.survey.answer_missing", "listen.survey.answer_wrong", "listen.survey.answer_ranks", "listen.survey.answer_best_worst"; each names the question.</returns>
    public static Outcome<ImmutableSortedDictionary<string, string>> Read(IEnumerable<SurveyQuestion> questions, string sheet, Func<string, IReadOnlyList<string>> given)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            if (!SurveyFlow.Asked([question], answers).Any())
                continue;
            var fields = AnswerField.Of(question, sheet).ToArray();
            foreach (var field in fields)
            {
                if (field.Read(given(field.Name)) is not { } value)
                    return Wrong("listen.survey.answer_wrong", question);
                if (value.Length > 0)
                    answers[field.Name] = value;
                else if (question.IsRequired)
                    return Wrong("listen.survey.answer_missing", question);
            }

            if (Contradiction(question, sheet, answers) is { } code)
                return Wrong(code, question);
        }

        return answers.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    static string? Contradiction(SurveyQuestion question, string sheet, Dictionary<string, string> answers)
    {
        string? At(int part, string? half = null) => answers.GetValueOrDefault(AnswerField.Part(question.Id, part, half));
        switch (question.Kind)
        {
            case QuestionKind.Ranking:
                var ranks = Enumerable.Range(0, question.Options.Length).Select(i => At(i)).OfType<string>().ToArray();
                return ranks.Distinct().Count() < ranks.Length || (ranks.Length > 0 && ranks.Length < question.Options.Length) ? "listen.survey.answer_ranks" : null;
            case QuestionKind.MaxDiff:
                var sets = question.BlockOf(sheet);
                for (var s = 0; s < sets.Length; s++)
                {
                    var (best, worst) = (At(s, "best"), At(s, "worst"));
                    if (best is null && worst is null)
                        continue;
                    var shown = sets[s].Select(i => i[0].ToString(CultureInfo.InvariantCulture)).ToArray();
                    if (best == worst || !shown.Contains(best) || !shown.Contains(worst))
                        return "listen.survey.answer_best_worst";
                }

                return null;
            default:
                return null;
        }
    }

    static Problem Wrong(string code, SurveyQuestion question) => new(code, ProblemKind.Invalid, Fact.Of("question", question.Text));
}
